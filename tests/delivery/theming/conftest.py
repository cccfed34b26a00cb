"""A designer's folder on the newsroom's disk."""

import pytest


@pytest.fixture
def folder(tmp_path):
    """Writes files into a theme's folder, which has an empty style sheet to begin with, and gives it."""

    def write(files, called="look"):
        for place, text in {"theme.css": "", **files}.items():
            path = tmp_path / called / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path / called

    return write
