"""Feeds: what was published or changed last, for programs that come back to ask."""
