"""The newsroom's branch of the error tree (its root is in journal/errors.py).

NewsroomError
├── NotFound          no coverage, post or story of that name
├── NotAllowed        this person may not do that here
├── Refused           what was sent cannot be taken, and why
│   ├── BodyRefused   a body outside the document schema, with the path of what is wrong
│   └── PictureUnready   a picture lacks what it needs before readers may see it, with its path
└── Conflict          it is a sound request, but not in the state that things are in
    ├── Collision     somebody else has changed it since the writer last saw it
    └── Overtaken     the same, of what is edited a value at a time: a page's head, a story, a template

A message is one sentence for a person at the desk: what was wrong and what would be right.
"""

from dateline.journal.errors import DatelineError


class NewsroomError(DatelineError):
    """Something that the newsroom cannot do, said in one sentence."""


class NotFound(NewsroomError):
    """Nothing has that name."""


class NotAllowed(NewsroomError):
    """The gate is closed to this person for this verb."""


class Refused(NewsroomError):
    """What was sent is not sound in itself; sending it again will not help."""


class BodyRefused(Refused):
    """A body that the document schema does not allow. ``path`` reads like ``content[2].attrs.when``."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"The body was refused at {path or 'its root'}: {why}.")
        self.path = path
        self.why = why


class PictureUnready(Refused):
    """A picture that may not be published yet. ``path`` is where the body shows what is missing."""

    def __init__(self, path: str, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


class Conflict(NewsroomError):
    """Sound in itself, but not as things stand: the coverage has ended, the post is withdrawn …"""


class Collision(Conflict):
    """Two people wrote the same thing. ``current`` is the row as the other one left it."""

    def __init__(self, why: str, current: object) -> None:
        super().__init__(why)
        self.current = current


class Overtaken(Conflict):
    """Somebody else has changed what an edit began from; ``current`` is the row as it is."""

    def __init__(self, what: str, current: object) -> None:
        super().__init__(f"Somebody else has changed the {what}; look at it and change it again.")
        self.current = current
