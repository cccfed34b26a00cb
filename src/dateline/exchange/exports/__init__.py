"""Exports: a coverage as a folder of plain files that needs no server, and the proof that one is whole."""
