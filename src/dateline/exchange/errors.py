"""The exchange's branch of the error tree, under NewsroomError's Refused: ImportRefused, ExportRefused."""

from dateline.newsroom.errors import Refused


class ImportRefused(Refused):
    """A file that cannot be imported, and why, in one sentence. Nothing of it was taken in."""


class ExportRefused(Refused):
    """A folder that cannot be written, or read, and why, in one sentence. Nothing there was touched."""
