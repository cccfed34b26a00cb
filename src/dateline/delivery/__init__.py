"""Delivery: what readers fetch. No Django and no database: it is given a source of changes."""
