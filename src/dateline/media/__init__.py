"""Photographs: taking them in, what they say of themselves, and the sizes that pages need."""
