"""How fast the site is, beside stated baselines in the same run: `make bench`."""
