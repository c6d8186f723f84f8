"""Fields of JSON bodies that take their own kind and nothing that only looks like it."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from accounts import ids


class Text(serializers.CharField):
    """A string, exactly as sent: no number is taken for one and no space is trimmed."""

    default_error_messages = {"invalid": "This must be a text."}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"trim_whitespace": False, "allow_blank": True} | options)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    """A whole number: neither ``true`` nor ``1.0`` nor ``"1"``."""

    default_error_messages = {"invalid": "This must be a whole number."}

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return data


class Flag(serializers.BooleanField):
    """``true`` or ``false``: neither 1 nor ``"yes"``."""

    default_error_messages = {"invalid": "This must be true or false."}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid")
        return data


class PublicId(serializers.CharField):
    """An id with its prefix; gives the UUID."""

    default_error_messages = {"unknown": "There is nothing of this id here."}

    def __init__(self, prefix: str, **options: Any) -> None:
        super().__init__(**options)
        self.prefix = prefix

    def to_internal_value(self, data: Any) -> UUID:  # type: ignore[override]  # text in, id out
        try:
            return ids.from_public(self.prefix, data if isinstance(data, str) else "")
        except ids.InvalidId:
            self.fail("unknown")
