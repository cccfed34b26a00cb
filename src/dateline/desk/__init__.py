"""The desk: where the newsroom works."""
