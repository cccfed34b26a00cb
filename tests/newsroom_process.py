"""A process that does what it is told, a line at a time: ``[verb, [slug, post], {arguments}]``."""

import json
import sys
from datetime import datetime
from typing import Any

from dateline.journal.errors import DatelineError
from dateline.project.cli.newsroom import open_newsroom


def do(verb: str, subject: list[str], arguments: dict[str, Any]) -> str:
    from dateline.newsroom import publishing
    from dateline.newsroom.access import coverage_at, post_in
    from dateline.newsroom.ids import new_id
    from dateline.newsroom.markdown import document_from_markdown

    if "text" in arguments:
        arguments["body"] = document_from_markdown(arguments.pop("text"))
    if verb == "publish_post":
        arguments.setdefault("id", str(new_id()))
    if "above" in arguments:
        arguments["above"] = post_in(coverage_at(subject[0]), arguments["above"])
    for moment in ("starts_at", "published_at"):
        if moment in arguments:
            arguments[moment] = datetime.fromisoformat(arguments[moment])
    if "previous" in arguments:
        arguments["previous"] = coverage_at(arguments["previous"])
    if "picture" in arguments:
        arguments["body"] = picture(arguments.pop("picture"), arguments.pop("focus", None))
    found: list[Any] = [coverage_at(slug) for slug in subject[:1]]
    if len(subject) == 2:
        found = [post_in(found[0], subject[1])]
    done = getattr(publishing, verb)(*found, **arguments)
    return getattr(done, "slug", None) or str(done.pk)


def picture(path: str, focus: list[int] | None) -> Any:
    from pathlib import Path

    from dateline.newsroom.documents import document
    from dateline.newsroom.pictures import choose_focus, image_attributes, take_in_picture

    asset = take_in_picture(Path(path).read_bytes())
    if focus:
        choose_focus(asset, x=focus[0], y=focus[1], by=None)
    attrs = image_attributes(asset)
    return document({"type": "image", "attrs": attrs})


if __name__ == "__main__":
    open_newsroom()
    for line in sys.stdin:
        try:
            answer = {"done": do(*json.loads(line))}
        except DatelineError as error:
            answer = {"refused": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
