"""Ids: UUIDv7 inside, a prefix and 26 Crockford base32 characters wherever a person sees one.

``frm_01jdq8c2v4e5r8t2m6k0x9w3zb``. Lower case; reading ignores case and takes the letters that
Crockford's alphabet folds (i, l → 1; o → 0). An id is never a permission.
"""

from uuid import UUID

from django.urls import register_converter
from uuid_utils import compat

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)} | {"i": 1, "l": 1, "o": 0}
_LENGTH = 26

PREFIXES = ("wsp", "usr", "key", "prj", "dir", "gen", "frm", "img", "quo", "ent", "rev")


class InvalidId(ValueError):
    """The text is no id of the wanted kind."""


def new_id() -> UUID:
    """Make a UUIDv7: unique, and sorted by the time of making."""
    return compat.uuid7()


def to_public(prefix: str, value: UUID) -> str:
    """Write ``value`` as it is shown everywhere."""
    number = value.int
    letters = []
    for _ in range(_LENGTH):
        letters.append(_ALPHABET[number & 31])
        number >>= 5
    return f"{prefix}_{''.join(reversed(letters))}"


def from_public(prefix: str, text: str) -> UUID:
    """Read an id of the kind ``prefix``.

    Raises:
        InvalidId: another prefix, another length, a letter outside the alphabet.
    """
    head, _, body = text.partition("_")
    if head != prefix or len(body) != _LENGTH:
        raise InvalidId(text)
    number = 0
    for letter in body.lower():
        if letter not in _VALUES:
            raise InvalidId(text)
        number = number << 5 | _VALUES[letter]
    if number >> 128:
        raise InvalidId(text)
    return UUID(int=number)


class _PublicIdConverter:
    prefix = ""
    regex = ""

    def to_python(self, value: str) -> UUID:
        return from_public(self.prefix, value)  # InvalidId is a ValueError: no match, so 404

    def to_url(self, value: UUID) -> str:
        return to_public(self.prefix, value)


def register_converters() -> None:
    """Make ``<frm:pk>`` and its kin usable in URL patterns. Call once, from the URL root."""
    for prefix in PREFIXES:
        fields = {"prefix": prefix, "regex": f"{prefix}_[0-9A-Za-z]{{{_LENGTH}}}"}
        register_converter(type(f"{prefix}_converter", (_PublicIdConverter,), fields), prefix)
