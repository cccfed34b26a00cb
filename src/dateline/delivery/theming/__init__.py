"""Themes: what pages look like, found, checked and served. docs/how-to/theme.md is for designers."""
