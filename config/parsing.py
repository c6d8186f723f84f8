"""JSON in: strict, and safe against depth and numbers that JSON does not know."""

from collections.abc import Mapping
from typing import IO, Any

import orjson
from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class InvalidJson(ParseError):
    """The body is no JSON document."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, code="invalid_json")


class StrictJsonParser(JSONParser):
    """Refuses NaN, Infinity, lone surrogates, more than 254 levels and what is no object."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise InvalidJson("The body is larger than 2 MB.")
        try:
            parsed = orjson.loads(body)
        except orjson.JSONDecodeError as problem:
            raise InvalidJson("The body is not valid JSON.") from problem
        try:
            orjson.dumps(
                parsed
            )  # it writes at most 254 levels; Python's own tools break at some more
        except orjson.JSONEncodeError as problem:
            raise InvalidJson("The body is nested too deep.") from problem
        if not isinstance(parsed, dict):
            raise InvalidJson("The body must be a JSON object.")
        return parsed
