"""Invented content by the thousand: to see and to measure how a site bears what years will bring."""
