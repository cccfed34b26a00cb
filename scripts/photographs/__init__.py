"""``make photographs``: every state of the reader's page at three widths, for somebody to look at."""
