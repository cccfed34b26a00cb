"""The demo's pictures, painted by program: no photograph of a real place or person is needed."""
