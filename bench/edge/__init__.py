"""The internet in simulation: what a cache in front leaves for the origin, and what that means on paper."""
