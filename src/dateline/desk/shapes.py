"""What the desk is told of people, posts, drafts and coverages: docs/reference/api.md in Python."""

from typing import Any

from django.conf import settings

from dateline.newsroom import access
from dateline.newsroom.models import (
    Coverage,
    CoverageTemplate,
    DeskCounter,
    Draft,
    Journal,
    Post,
    Revision,
    User,
)
from dateline.newsroom.states import coverage_state, post_state
from dateline.newsroom.templates import template_values

Shape = dict[str, Any]


def person_out(person: User) -> Shape:
    """Somebody, by the name to sign in with and the name that stands over posts."""
    contributor = getattr(person, "contributor", None)
    name = contributor.name if contributor else person.get_full_name() or person.username
    return {"username": person.username, "name": name}


def draft_out(draft: Draft) -> Shape:
    return {
        "id": str(draft.pk),
        "post": str(draft.post_id) if draft.post_id else None,
        "began_from": draft.began_from,
        "stage": draft.stage,
        "text": draft.text,
        "version": draft.version,
        "note": draft.note,
        "publish_at": draft.publish_at and draft.publish_at.isoformat(),
        "place_on_desk": draft.place_on_desk,
        "author": person_out(draft.author),
        "changed_by": person_out(draft.changed_by),
        "changed_at": draft.changed_at.isoformat(),
    }


def post_out(post: Post, revision: Revision | None = None, author: User | None = None) -> Shape:
    """A post as readers see it, and what the desk knows beside that."""
    shown = revision or post.revisions.get(number=post.revision)
    first = author or post.revisions.select_related("by").get(number=1).by
    return {
        "id": str(post.pk),
        "revision": post.revision,
        "author": first.username if first else None,
        "withdrawn": post.withdrawn_at is not None,
        "state": post_state(post, shown),
    }


def coverage_out(coverage: Coverage, person: User) -> Shape:
    """A coverage with all that the desk shows above its posts, and the place to listen on from.

    The place is read first: what happens meanwhile is heard again, and does no harm.
    """
    counter = DeskCounter.objects.filter(coverage=coverage).first()
    journal = Journal.objects.get(name=str(coverage.pk))
    coverage = access.coverage_at(coverage.slug)
    starts = coverage.starts_at
    return coverage_state(coverage) | {
        "starts_at": starts and starts.isoformat(),
        "reporters_publish": coverage.reporters_publish,
        "verbs": access.verbs_of(person, coverage),
        "page": f"{settings.DATELINE_URL}/live/{coverage.slug}/",
        "seq": journal.seq,
        "edition": journal.edition,
        "desk": counter.last if counter else 0,
    }


def template_out(template: CoverageTemplate) -> Shape:
    return {"id": template.pk, "name": template.name} | template_values(template)
