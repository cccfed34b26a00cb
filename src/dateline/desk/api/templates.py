"""Templates: what a coverage of some kind begins with."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from dateline.desk.api.problems import Problem, answers
from dateline.desk.shapes import template_out
from dateline.newsroom import access, templates
from dateline.newsroom.errors import NotAllowed, NotFound
from dateline.newsroom.models import CoverageTemplate, User

router = Router(tags=["templates"])


class TemplateSeen(Schema):
    """What stands under a template's name."""

    headline: str = ""
    summary: list[str] = Field(default_factory=list)
    time_zone: str = ""
    language: str = ""
    story: str = ""
    reporters_publish: bool = True


class TemplateIn(TemplateSeen):
    """A template to keep under its name; one that has the name already is replaced.

    ``began_from`` is what the writer saw under that name, ``{}`` for nothing. When somebody else has
    made something else of it since, the answer is 412, with the template as it is in ``current``.
    """

    name: str
    began_from: TemplateSeen | None = None


class TemplateOut(Schema):
    """A template. What is empty is asked for, or taken from the settings; ``story`` is a slug."""

    id: int
    name: str
    headline: str
    summary: list[str]
    time_zone: str
    language: str
    story: str
    reporters_publish: bool


@router.get("", response=answers(list[TemplateOut]))
def list_templates(request: HttpRequest) -> Any:
    """Every template, for whoever may open coverage."""
    _opener(request)
    found = CoverageTemplate.objects.select_related("story").order_by("name")
    return [template_out(template) for template in found]


@router.post("", response=answers(TemplateOut) | {412: Problem})
def keep_template(request: HttpRequest, asked: TemplateIn) -> Any:
    """Keep a template under its name."""
    return template_out(templates.keep_template(**asked.dict(), by=_opener(request)))


@router.delete("/{template_id}", response=answers(None, 204))
def drop_template(request: HttpRequest, template_id: int) -> Any:
    """Take a template away; coverages that began with it stay as they are."""
    by = _opener(request)
    found = CoverageTemplate.objects.filter(pk=template_id).first()
    if found is None:
        raise NotFound(f"There is no template {template_id}.")
    templates.drop_template(found.name, by=by)
    return Status(204, None)


def _opener(request: HttpRequest) -> User:
    by = access.signed_in(request.user)
    if not access.may(by, "open"):
        raise NotAllowed("Templates are for whoever may open coverage; ask an editor.")
    return by
