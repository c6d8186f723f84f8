"""The shape of a list in the API's document."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

from accounts.cursors import LIMIT, LIMIT_MAX, Page

CURSOR = OpenApiParameter(
    "cursor", str, description="Where to go on: the `next` of the page before."
)
LIMITED = OpenApiParameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": LIMIT_MAX, "default": LIMIT},
    description="How many rows to give.",
)
PAGING = (CURSOR, LIMITED)


def choice(name: str, values: tuple[str, ...], description: str) -> OpenApiParameter:
    """Describe a query parameter that is one of ``values``."""
    return OpenApiParameter(name, str, enum=values, description=description)


def page_of(row: type[serializers.Serializer[Any]]) -> serializers.Serializer[Any]:
    """Describe a page of rows."""
    name = row.__name__.removesuffix("Shape")
    following = serializers.CharField(
        allow_null=True, help_text="The cursor of the next page; null at the end."
    )
    return inline_serializer(f"{name}Page", {"results": row(many=True), "next": following})


def page_answer(page: Page[Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Write a page whose rows are written already."""
    return {"results": rows, "next": page.next}
