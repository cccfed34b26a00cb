"""The exchange's branch of the error tree: ImportRefused, under NewsroomError's Refused."""

from dateline.newsroom.errors import Refused


class ImportRefused(Refused):
    """A file that cannot be imported, and why, in one sentence. Nothing of it was taken in."""
