"""The reference page's contents, read from the API's own document."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from config.examples import EXAMPLES, Example
from config.schema import CODES, document

GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("account", "Account", ("get_account",)),
    ("models", "Models", ("list_models", "get_model")),
    ("quotes", "Prices", ("create_quote",)),
    (
        "orders",
        "Orders",
        ("create_generation", "get_generation", "follow_generation", "list_generations",
         "cancel_generation", "cancel_frame", "retry_frame"),
    ),
    (
        "images",
        "Images",
        ("upload_image", "list_images", "get_image", "download_image", "delete_image",
         "restore_image", "publish_image", "unpublish_image"),
    ),
    ("gallery", "Public gallery", ("list_gallery", "get_publication")),
    ("projects", "Projects", ("list_projects", "create_project", "get_project")),
    ("credits", "Credits", ("list_credit_entries",)),
)  # fmt: skip
"""The page's order: an anchor, a title, and the calls by their operation ids."""

_SHAPES = (
    "Generation", "Frame", "Picture", "Image", "Model", "Quote", "Project", "Board", "Publication",
    "Entry", "Account",
)  # fmt: skip
"""The shapes with a place of their own on the page; others are shown inside these."""

_KINDS = {
    ("string", "date-time"): "time",
    ("string", "binary"): "file",
    ("string", ""): "text",
    ("integer", ""): "whole number",
    ("boolean", ""): "true or false",
    ("object", ""): "object",
}


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    kind: str
    shape: str
    """The anchor of the shape that it holds, or empty."""
    required: bool
    text: SafeString


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    shape: str
    is_list: bool


@dataclass(frozen=True, slots=True)
class Call:
    id: str
    method: str
    path: str
    title: str
    text: SafeString
    is_public: bool
    query: tuple[Field, ...]
    body: tuple[Field, ...]
    answers: tuple[Answer, ...]
    refusals: str
    sent: str
    """A command that can be pasted."""
    received: str


@dataclass(frozen=True, slots=True)
class Group:
    anchor: str
    title: str
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    text: SafeString
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    status: int
    text: SafeString


@dataclass(frozen=True, slots=True)
class Reference:
    groups: tuple[Group, ...]
    shapes: tuple[Shape, ...]
    refusals: tuple[Refusal, ...]


@cache
def reference(base: str) -> Reference:
    """Make the page's contents. ``base`` is this installation's address, for the examples."""
    calls = _calls()
    groups = tuple(
        Group(anchor, title, tuple(_call(name, *calls[name], base=base) for name in names))
        for anchor, title, names in GROUPS
    )
    shapes = tuple(
        Shape(name, _marked(_schema(name).get("description", "")), _fields(_schema(name), depth=2))
        for name in _SHAPES
    )
    return Reference(groups, shapes, tuple(Refusal(s, _marked(t)) for s, t in CODES.items()))


def _calls() -> dict[str, tuple[str, str, dict[str, Any]]]:
    return {
        call["operationId"]: (method.upper(), path, call)
        for path, methods in document()["paths"].items()
        for method, call in methods.items()
    }


def _schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = document()["components"]["schemas"][name]
    return found


def _call(name: str, method: str, path: str, call: Mapping[str, Any], *, base: str) -> Call:
    example = EXAMPLES[name]
    content = call.get("requestBody", {}).get("content", {})
    body = next((one["schema"] for one in content.values()), None)
    refusals = [status for status in call["responses"] if int(status) >= 400]
    return Call(
        id=name,
        method=method,
        path=path,
        title=call["summary"],
        text=_marked(call.get("description", "")),
        is_public={} in call.get("security", []),
        query=tuple(
            Field(one["name"], _kind(one["schema"])[0], "", required=False,
                  text=_help(one["schema"], one.get("description", "")))
            for one in call.get("parameters", [])
            if one["in"] == "query"
        ),
        body=_fields(_resolved(body), depth=2) if body else (),
        answers=tuple(
            _answer(status, told)
            for status, told in call["responses"].items()
            if int(status) < 400
        ),
        refusals=", ".join(refusals),
        sent=_command(method, example, base, is_public={} in call.get("security", [])),
        received=example.note
        or json.dumps(example.answer, indent=2, ensure_ascii=False),
    )  # fmt: skip


def _answer(status: str, told: Mapping[str, Any]) -> Answer:
    schemas = [one["schema"] for one in told.get("content", {}).values()]
    name = _name(schemas[0]) if schemas else ""
    is_list = name.endswith(("Page", "List"))
    name = name.removesuffix("Page").removesuffix("List")
    return Answer(status, name if name in _SHAPES else "", is_list)


def _command(method: str, example: Example, base: str, *, is_public: bool) -> str:
    parts = [f'curl -sS "{base}/api/v1/{example.path}"']
    if method == "DELETE":
        parts.append("-X DELETE")
    if method == "POST" and example.body is None and not example.upload:
        parts.append("-X POST")
    if not is_public:
        parts.append('-H "Authorization: Bearer $IMAGEV2_KEY"')
    if example.upload:
        parts.append("-F file=@can.png")
    if example.body is not None:
        parts.append('-H "Content-Type: application/json"')
        parts.append(f"-d '{json.dumps(example.body, ensure_ascii=False)}'")
    return " \\\n  ".join(parts)


def _fields(schema: Mapping[str, Any], *, depth: int, prefix: str = "") -> tuple[Field, ...]:
    required = set(schema.get("required", ()))
    found: list[Field] = []
    for name, part in schema.get("properties", {}).items():
        kind, inner = _kind(part)
        shape = inner if inner in _SHAPES else ""
        text = _help(part, part.get("description", ""))
        found.append(Field(prefix + name, kind, shape, name in required, text))
        if inner and not shape and depth > 1:
            step = f"{prefix}{name}[]." if part.get("type") == "array" else f"{prefix}{name}."
            found += _fields(_schema(inner), depth=depth - 1, prefix=step)
    return tuple(found)


def _kind(part: Mapping[str, Any]) -> tuple[str, str]:
    """Say what a value is, in words, and name the shape that it holds, if any."""
    empty = " or null" if _may_be_null(part) else ""
    if name := _name(part):
        schema = _schema(name)
        if "enum" in schema or schema.get("type") == "string":
            return f"text{empty}", ""
        return f"{name if name in _SHAPES else 'object'}{empty}", name
    if part.get("type") == "array":
        kind, name = _kind(part["items"])
        return f"list of {_plural(kind)}{empty}", name
    extra = part.get("additionalProperties")
    if isinstance(extra, Mapping) and extra:
        kind, name = _kind(extra)
        return f"object of {_plural(kind)}{empty}", name
    plain = (str(part.get("type", "")), str(part.get("format", "")))
    return _KINDS.get(plain, _KINDS.get((plain[0], ""), "any value")) + empty, ""


def _plural(kind: str) -> str:
    plurals = {"text": "texts", "whole number": "whole numbers", "object": "objects"}
    return plurals.get(kind, kind)


def _name(part: Mapping[str, Any]) -> str:
    for one in (part, *part.get("allOf", ()), *part.get("oneOf", ())):
        if "$ref" in one:
            name = str(one["$ref"]).rpartition("/")[2]
            if name != "Null":
                return name
    return ""


def _may_be_null(part: Mapping[str, Any]) -> bool:
    return bool(part.get("nullable"))


def _resolved(part: Mapping[str, Any]) -> Mapping[str, Any]:
    name = _name(part)
    return _schema(name) if name else part


def _help(part: Mapping[str, Any], text: str) -> SafeString:
    values: Iterable[Any] = _resolved(part).get("enum", ())
    listed = ", ".join(f"`{value}`" for value in values if value)
    return _marked(" ".join(bit for bit in (text, f"One of {listed}." if listed else "") if bit))


def _marked(text: str) -> SafeString:
    """Write what stands between backticks as code; everything is escaped."""
    shown = text.replace("\n", " ").split("`")
    pieces = (("<code>", bit, "</code>") if n % 2 else ("", bit, "") for n, bit in enumerate(shown))
    return format_html_join("", "{}{}{}", ((SafeString(a), b, SafeString(c)) for a, b, c in pieces))
