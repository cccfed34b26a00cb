"""The site as delivery knows it: its name, its addresses, and how much goes on a page."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dateline.delivery.theming.theme import Theme, broadsheet
from dateline.delivery.times import TimeStyle, style_of


@dataclass(frozen=True, slots=True)
class Site:
    """``url`` is the whole address of the root, without a slash at its end.

    ``logo`` is the whole address of the newsroom's, if it has one elsewhere.
    ``indexnow_key`` proves to search engines that what they are told of this site comes from it.
    ``most_streams`` are open in this process at a time, and ``memory_bytes`` is about what it may keep
    of coverages and of what was rendered of them. ``language`` is that of pages that belong to no coverage;
    without a ``time_style`` each language has its own. ``notice`` stands above the page of every coverage,
    where these are not the pages that readers have. ``embedded_by`` says on whose pages a frame may
    stand, as a policy's ``frame-ancestors`` does.
    """

    name: str
    url: str
    pictures: Path
    page_posts: int
    segment_size: int
    poll_seconds: int
    language: str = "en"
    time_style: TimeStyle | None = None
    theme: Theme = field(default_factory=broadsheet)
    logo: str = ""
    indexnow_key: str = ""
    most_streams: int = 50_000
    memory_bytes: int = 512 * 1024 * 1024
    notice: str = ""
    embedded_by: str = "*"

    @property
    def root(self) -> str:
        """The path of the site's root on its domain: empty, or like ``/news``."""
        return urlsplit(self.url).path

    def style_for(self, language: str) -> TimeStyle:
        """How clocks are written on pages in this language."""
        return self.time_style or style_of(language)

    def live(self, slug: str) -> str:
        return f"{self.root}/live/{slug}/"

    def post(self, slug: str, post: str) -> str:
        return f"{self.live(slug)}post/{post}/"

    def before(self, slug: str, post: str) -> str:
        return f"{self.live(slug)}before/{post}/"

    def key_moments(self, slug: str, post: str = "") -> str:
        """A coverage's key moments, or those that stand below a post."""
        return f"{self.live(slug)}key/" + (f"before/{post}/" if post else "")

    def since(self, slug: str, seq: int) -> str:
        return f"{self.live(slug)}since/{seq}/"

    def embed(self, slug: str, post: str | None = None) -> str:
        """What a frame shows: of a coverage, or of one post."""
        return f"{self.root}/embed/{slug}/" + (f"post/{post}/" if post else "")

    def story(self, slug: str) -> str:
        return f"{self.root}/story/{slug}/"

    def absolute(self, path: str) -> str:
        return self.url.removesuffix(self.root) + path
