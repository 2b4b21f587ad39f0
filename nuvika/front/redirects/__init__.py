"""Addresses that last: what was public once leads to where it is now, or says that it is gone."""
