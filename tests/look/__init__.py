"""Every public page of a whole site, in a real browser, by the rules of those who judge pages: `make look`."""
