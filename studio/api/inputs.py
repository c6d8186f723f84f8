"""The body of an order: its JSON read strictly into an ``ImageOrder``; the catalogue judges it."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from accounts.fields import Flag, PublicId, Text, Whole
from studio.catalogue import ImageOrder, InvalidOrder, OrderedReference
from studio.orders import ROLES, STAGES

_WHOLE_PICTURE = "the whole picture"
_CONTRACTS = ("keep", "change")

ORDER_EXAMPLE = {
    "model": "sketch",
    "prompt": "Poster for a lake concert at dusk",
    "words": ["Lake concert"],
    "ratio": "4:5",
    "resolution": "1K",
    "count": 2,
}


def _optional(help_text: str = "") -> dict[str, Any]:
    return {"required": False, "allow_null": True, "help_text": help_text}


class Line(Text):
    """A text of an order, exactly as sent: the catalogue judges it as it does a form's."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators = []


class ReferenceInput(serializers.Serializer[dict[str, Any]]):
    image = PublicId("img", help_text="An image of your own.")
    role = Line(**_optional(f"{', '.join(ROLES)}; left out: the picture to change."))
    keep = Line(**_optional("What must stay, in words."))
    change = Line(**_optional("What may change, in words."))
    contract = Line(**_optional("`keep` or `change`, for the whole picture; with `note`."))
    note = Line(**_optional("What to keep or change; goes with `contract`."))


@extend_schema_field({"type": "object", "nullable": True})
class Anything(serializers.JSONField):
    """A field that is known and not taken yet."""


@extend_schema_serializer(examples=[OpenApiExample("order", value=ORDER_EXAMPLE)])
class OrderInput(serializers.Serializer[dict[str, Any]]):
    """What to make. Only ``model`` and ``prompt`` are required."""

    model = Line(help_text="A model's id.")
    prompt = Line(help_text="What the picture should show.")
    words = serializers.ListField(
        child=Line(), **_optional("Text that must stand in the picture, a line each.")
    )
    ratio = Line(**_optional("The format; `1:1` when left out."))
    resolution = Line(**_optional("`1K`, `2K` or `4K`, as the model has them; `1K` when left out."))
    quality = Line(**_optional("`low`, `medium` or `high`, where the model has a choice."))
    count = Whole(**_optional("How many frames; 1 when left out."))
    private = Flag(
        **_optional("`false` publishes each picture when it is done; `true` when left out.")
    )
    seed = Whole(**_optional("For models that take one."))
    project = PublicId("prj", **_optional("The board; the workspace's first when left out."))
    direction = PublicId("dir", **_optional("A row of the board; a new one when left out."))
    parent = PublicId("frm", **_optional("The frame that this one comes from: lineage only."))  # type: ignore[assignment]  # no class attribute
    also_from = PublicId("frm", **_optional("The second frame of an order that combines two."))
    stage = Line(**_optional(f"{', '.join(STAGES)}; from the parent and the model when left out."))
    references = ReferenceInput(many=True, **_optional("Pictures to lean on, in order."))
    mask = Anything(**_optional("Not taken yet: leave it out."))
    quote = PublicId("quo", **_optional("A quote of exactly this order; its price wins."))


def read_order(body: Any) -> tuple[ImageOrder, UUID | None]:
    """Read an order, and the quote that it redeems.

    Raises:
        ValidationError: a value of the wrong kind, by its field.
        InvalidOrder: a reference that contradicts itself, or a mask.
    """
    sent = OrderInput(data=body)
    sent.is_valid(raise_exception=True)
    given = {name: value for name, value in sent.validated_data.items() if value is not None}
    if given.pop("mask", None) is not None:
        raise InvalidOrder("mask", "Masks are not taken yet. Leave it out, or set it to null.")
    quote = given.pop("quote", None)
    given["words"] = tuple(given.get("words", ()))
    given["references"] = tuple(
        _reference(number, one) for number, one in enumerate(given.get("references", ()), start=1)
    )
    return ImageOrder(**given), quote


def _reference(number: int, given: dict[str, Any]) -> OrderedReference:
    contract, note = given.get("contract"), given.get("note") or ""
    notes = {name: given.get(name) or "" for name in _CONTRACTS}
    if contract is not None:
        if contract not in _CONTRACTS:
            raise InvalidOrder(
                "references", f"Reference {number} has a contract that is not keep or change."
            )
        if any(notes.values()):
            reason = f"Reference {number}: say either keep and change, or contract and note."
            raise InvalidOrder("references", reason)
        notes[contract] = note.strip() or _WHOLE_PICTURE
    elif note:
        reason = f"Reference {number} has a note without a contract: keep or change."
        raise InvalidOrder("references", reason)
    return OrderedReference(image=given["image"], role=given.get("role") or "", **notes)
