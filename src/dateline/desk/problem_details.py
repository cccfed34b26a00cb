"""A refusal that a machine can read: problem details, RFC 9457."""

from typing import Any

from django.http import JsonResponse

TYPE = "application/problem+json"


def refusal(status: int, detail: str, **more: Any) -> JsonResponse:
    """``detail`` is one clear sentence; ``more`` are the members that this refusal has besides."""
    said = {"status": status, "detail": detail, **more}
    return JsonResponse(said, status=status, content_type=TYPE)
