"""Coverage on other people's pages: a fragment of HTML, a frame, and an element of their own."""
