"""Coverage coming in from elsewhere, and going out as plain files."""
