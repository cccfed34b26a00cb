"""Why nothing was fetched."""


class FetchRefused(ValueError):
    """An address that is not asked, or whose answer is not taken; the message is one sentence."""
