"""The verb of a picture that readers may see already: which point of it a crop keeps."""

from dateline.newsroom.models import Asset, Coverage, Post, Revision, User
from dateline.newsroom.pictures import choose_focus, heads_with, texts_with
from dateline.newsroom.publishing.journals import writing
from dateline.newsroom.rendering import render_document


def focus_picture(asset: Asset, *, x: int, y: int, by: User | None = None) -> Asset:
    """Have every crop of a picture keep this point, in per cent from the left and from the top.

    What is published changes in place, and is no new revision: nobody wrote anything. Each page is told
    under its own lock, one by one; said again, the verb tells those that a crash left out.
    """
    found = choose_focus(asset, x=x, y=y, by=by)
    for text in texts_with(found.pk).select_related("post__coverage"):
        _render_anew(text.post, found, by)
    for coverage in heads_with(found.pk):
        _show_head(coverage, found, by)
    return found


def _render_anew(post: Post, asset: Asset, by: User | None) -> None:
    with writing(post.coverage, by) as page:
        standing = page.standing_or_withdrawn(post)
        text = Revision.objects.get(post=standing, number=standing.revision)
        html = render_document(text.body)
        if standing.withdrawn_at or html == text.html:
            return
        text.html = html
        text.save(update_fields=["html"])
        page.append_post(standing)
        page.did("focus_picture", standing.pk, picture=asset.pk)


def _show_head(coverage: Coverage, asset: Asset, by: User | None) -> None:
    with writing(coverage, by) as page:
        if not page.has_this_head():
            page.append_head()
            page.did("focus_picture", page.coverage.slug, picture=asset.pk)
