"""What the desk's editor writes, the server takes and renders: its bodies, as its own tests left them."""

import json
from pathlib import Path

import pytest

from dateline.newsroom.documents import NODES, check_document, walk
from dateline.newsroom.rendering import render_document

# web/tests/editor/bodies.test.ts writes them, and fails when they are no longer what the editor writes.
BODIES = json.loads(
    (Path(__file__).parents[2] / "web/tests/editor/bodies.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_the_server_takes_what_the_editor_writes(body):
    assert check_document(body) is body


@pytest.mark.django_db
@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_every_word_of_it_reaches_readers(body):
    html = render_document(body)
    words = {word for node in walk(body) for word in node.get("text", "").split()}
    assert [word for word in words if word.isalpha() and word not in html] == []


def test_every_kind_of_node_is_among_them():
    assert {node["type"] for body in BODIES for node in walk(body)} == NODES.keys()
