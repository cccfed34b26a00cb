"""What is promised of documents for machines, as schemas; AssertionError where one is not kept."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parent / "schemas"


@cache
def _promise(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def assert_kept(name: str, document: Any) -> None:
    """``linked_data`` and ``json_feed`` are the names."""
    wrong = [
        (list(deep.path), deep.message[:200])
        for error in _promise(name).iter_errors(document)
        for deep in (error, *(error.context or ()))
    ]
    assert wrong == []
