"""Finished pages before a reader asks: after a change, those that are asked for most are made and shared."""
