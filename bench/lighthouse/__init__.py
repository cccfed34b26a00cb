"""What Lighthouse says of the demo's live page, on a phone and on a laptop."""
