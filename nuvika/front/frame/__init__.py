"""What stands around every page, and the simple pages beside the blog: edited in the Admin."""
