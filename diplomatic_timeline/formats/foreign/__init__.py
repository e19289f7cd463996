"""Formats of other programs and data sets: one file each, recognised by content."""
