"""A photograph developed: what it says of itself, and its renditions. Run in the darkroom only."""

from dataclasses import dataclass

from dateline.media.photo_metadata import PhotoMetadata, metadata_of
from dateline.media.pictures import open_picture
from dateline.media.renditions import Renditions, renditions_of
from dateline.media.rights_packet import rights_packet


@dataclass(frozen=True)
class Developed:
    """All that is kept of a photograph beside the file itself."""

    metadata: PhotoMetadata
    made: Renditions


def develop_picture(original: bytes) -> Developed:
    """Read a picture and make its renditions. Raises PictureRefused with one sentence."""
    image = open_picture(original)
    said = metadata_of(image)
    return Developed(said, renditions_of(image, rights_packet(said)))
