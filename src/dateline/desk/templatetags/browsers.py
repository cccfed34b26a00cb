"""A browser in words: "Firefox on Windows" and not the line that it says of itself."""

from django import template

register = template.Library()

# The first that is found: most browsers claim to be those further down too.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "a Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@register.filter
def browser_named(agent: str) -> str:
    """What is not known is said as it came."""
    browser, system = _first(BROWSERS, agent), _first(SYSTEMS, agent)
    return f"{browser} on {system}" if browser and system else agent


def _first(names: dict[str, str], agent: str) -> str | None:
    return next((name for mark, name in names.items() if mark in agent), None)
