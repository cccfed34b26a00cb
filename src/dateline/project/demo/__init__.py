"""A fictional coverage that publishes itself, so that a visitor sees all that the page can do."""
