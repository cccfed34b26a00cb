"""What belongs to the page and not to the coverage: banners, buttons, advertising, notices.

Only whole lines count, so that no sentence of a report is taken for a button. Each kind has the words
that remarks name it by.
"""

import re

LONGEST = 240
WIDGET = "a widget's name"

KINDS: dict[str, tuple[str, ...]] = {
    "a banner for followers": (
        "stay updated on developing stories", "follow this story", "follow", "following",
        "get alerts", "get notifications", "turn on notifications", "subscribe", "subscribe now",
        "sign up", "sign up now", "newsletter", "newsletters", "get the newsletter", "get updates",
        "get email updates", "email updates", "get our app", "download the app",
        "get breaking news alerts", "already a subscriber? sign in", "create a free account",
    ),
    "a share button": (
        "share", "share this", "share this post", "share this page", "share this story",
        "share post", "share via", "share on facebook", "share on twitter", "share on x",
        "share on whatsapp", "share on linkedin", "share via email", "facebook", "twitter", "x",
        "whatsapp", "linkedin", "reddit", "telegram", "email", "e-mail", "email link", "print",
        "copy link", "copy link to post", "link copied", "link copied!", "copied!", "permalink",
        "tweet", "save", "bookmark", "like", "comment", "comments", "view comments",
        "add a comment", "report", "gift this article", "listen", "share save",
    ),
    "advertising": (
        "advertisement", "advertisements", "advertising", "ad", "ads", "ad feedback",
        "advertisement feedback", "sponsored", "sponsored content", "sponsored links",
        "sponsored stories", "paid content", "paid post", "promoted", "promoted stories",
        "promoted content", "skip advertisement", "skip ad", "article continues below",
        "continue reading the main story", "scroll to continue", "remove ads", "why this ad?",
    ),
    WIDGET: (
        "outbrain", "taboola", "revcontent", "mgid", "zergnet", "dianomi", "around the web",
        "from around the web", "more from around the web", "from our partners", "you may like",
        "you may also like", "you might also like", "recommended", "recommended for you",
        "recommended stories", "more for you", "promoted links", "most read", "most viewed",
        "most popular", "top stories", "trending", "trending now", "related stories",
        "related articles", "related topics", "read next", "up next", "editor's picks",
    ),
    "a control of the page": (
        "load more", "load more posts", "load more updates", "load more entries", "show more",
        "show more posts", "show more updates", "show less", "show older posts", "older posts",
        "newer posts", "view more", "see more", "see more updates", "read more", "read less",
        "view all", "see all", "expand all", "collapse", "newest", "oldest", "newest first",
        "oldest first", "newest to oldest", "latest first", "sort by", "sort by:", "sort",
        "filter", "filters", "filter:", "all posts", "all updates", "key events only",
        "show key events only", "key event", "key moment", "pinned", "pinned post", "refresh",
        "auto update", "auto-update on", "auto-refresh on", "turn on auto update",
        "turn off auto update", "back to top", "jump to top", "top", "go to top",
        "return to top", "return to menu", "scroll to top", "skip to content", "skip to main content",
        "skip to live posts", "menu", "open menu", "close menu", "search", "home", "log in",
        "login", "sign in", "my account", "register", "close", "next", "previous", "live",
        "live blog", "live updates", "updates", "loading", "loading...", "loading…", "new updates",
        "view post", "view tweet", "view on twitter", "play video", "watch", "play", "pause",
        "video", "now playing", "view image in fullscreen", "open image in gallery",
    ),
    "a notice": (
        "accept", "accept all", "accept cookies", "accept all cookies", "reject all", "decline",
        "i accept", "i agree", "agree", "got it", "ok", "manage cookies", "manage preferences",
        "manage options", "manage choices", "cookie settings", "cookie policy", "cookie preferences",
        "cookies", "privacy", "privacy policy", "privacy settings", "your privacy choices",
        "terms", "terms of use", "terms of service", "terms & conditions", "terms and conditions",
        "do not sell my personal information", "do not sell or share my personal information",
        "contact us", "contact", "about us", "help", "all rights reserved", "site map",
        "sitemap", "accessibility", "corrections policy",
    ),
}  # fmt: skip

# What varies: matched against whole lines, in small letters. Every repeat has a bound.
PATTERNS: dict[str, tuple[str, ...]] = {
    "a banner for followers": (
        r"(?:stay|get|be) (?:updated|up to date|notified|informed) (?:on|about|with|of|when) .{1,80}",
        r"sign(?:ed)? up (?:for|to|here) .{1,160}",
        r"subscribe (?:to|for|now) .{1,120}",
        r"get .{1,60}(?:in|to) your inbox.{0,60}",
        r"(?:read|follow|see|find|get) (?:the latest|more|our|all|today's)\b.{0,100}\bhere\.?",
        r"follow (?:us|our (?:live )?(?:coverage|channel|page)) on .{1,60}",
    ),
    "a share button": (
        r"[0-9][0-9.,]{0,8}[km]? (?:shares?|comments?|likes?|retweets?|reposts?|views?)",
        r"(?:share|tweet|post)(?: this| it)?(?: on| via| by| to)? "
        r"(?:facebook|twitter|x|whatsapp|linkedin|e-?mail|link)",
    ),
    "advertising": (
        r"(?:article|story) continues (?:below|after) (?:this |the )?(?:ad|advert|advertisement)",
    ),
    WIDGET: (
        r"(?:recommended|sponsored|promoted|powered)(?: (?:links|stories|content))? by "
        r".{0,20}(?:outbrain|taboola).{0,20}",
        r"(?:sponsored|promoted|paid) (?:links|stories|content|posts) (?:by|from) .{1,40}",
    ),
    "a control of the page": (
        r"(?:sort|sorted|filter) by:? .{1,40}",
        r"(?:[0-9][0-9,]{0,6}|no) (?:new )?(?:posts?|updates?|entries|new)",
        r"(?:show|load|view|see|read)(?: [0-9]{1,5})? (?:more|new|newer|older|earlier|previous|all)"
        r"(?: (?:live|blog|key|posts?|updates?|entries|events|comments?|stories|news|here)){0,3}",
        r"(?:page )?[0-9]{1,4} of [0-9]{1,4}",
    ),
    "a rule": (r"[-–—_*=~.•· ]{2,80}",),
    "a notice": (
        r"(?:we|(?:this|our) (?:web ?)?site)(?: and our (?:[a-z0-9]{1,12} )?partners)? "
        r"(?:may )?uses? (?:[a-z]{1,12} )?cookies\b.{0,200}",
        r"by (?:continuing|using|clicking|browsing) .{0,160}\b(?:cookies?|terms|privacy)\b.{0,80}",
        r"(?:©|\(c\)|copyright)(?: ©| \(c\))? ?[0-9]{4}.{0,200}",
        r".{0,80}all rights reserved.{0,40}",
    ),
}

_KIND_OF = {words: kind for kind, lines in KINDS.items() for words in lines}
_NAMES = {f"kind{number}": kind for number, kind in enumerate(PATTERNS)}
_ANY = re.compile(
    "|".join(f"(?P<{name}>{'|'.join(PATTERNS[kind])})" for name, kind in _NAMES.items())
)


def furniture_kind(text: str) -> str | None:
    """What sort of furniture this line is, if it is any."""
    if len(text) > LONGEST:
        return None
    plain = text.strip(" |·[]").replace("’", "'").casefold()
    if plain in _KIND_OF:
        return _KIND_OF[plain]
    found = _ANY.fullmatch(plain)
    return _NAMES[found.lastgroup or ""] if found else None


def names_a_widget(kind: str | None) -> bool:
    """Whether somebody's links follow a line of this kind."""
    return kind == WIDGET
