"""What the page in a frame may do, and on whose pages it may stand. No other page may be framed."""

from urllib.parse import urlsplit

from dateline.delivery.site import Site


def frame_security(site: Site) -> dict[str, str]:
    """The site is named besides ``'self'``: a frame that its page has sandboxed is of no origin at all."""
    root = urlsplit(site.url)
    ours = f"'self' {root.scheme}://{root.netloc}"
    policy = {
        "default-src": "'none'",
        **{f"{kind}-src": ours for kind in ("script", "style", "img", "connect", "font")},
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": site.embedded_by,
    }
    said = "; ".join(f"{name} {value}" for name, value in policy.items())
    return {"content-security-policy": said}
