"""Dateline: live coverage, from the first report to the lasting record."""

__version__ = "0.1.0"
