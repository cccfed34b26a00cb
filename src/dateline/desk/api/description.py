"""The API's OpenAPI description, true about refusals: each is problem details (RFC 9457)."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from dateline.desk.problem_details import TYPE


class DescribedAPI(NinjaAPI):
    """Ninja says of every answer that it is ``application/json``."""

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        described = super().get_openapi_schema(**asked)
        for verbs in described["paths"].values():
            for operation in verbs.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400 and "content" in answer:
                        answer["content"] = {TYPE: answer["content"].popitem()[1]}
        return described
