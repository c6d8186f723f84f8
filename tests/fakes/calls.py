"""What came in at a fake provider: JSON or a form, taken apart."""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]


@dataclass
class Call:
    """One call as it came."""

    path: str
    headers: dict[str, str]
    prompt: str
    fields: dict[str, Any]
    files: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    """Field, file name, kind and bytes of each file of a form."""


async def read_body(receive: Receive) -> bytes:
    whole = bytearray()
    while True:
        message = await receive()
        whole += message.get("body", b"")
        if not message.get("more_body"):
            return bytes(whole)


def read_call(scope: Scope, body: bytes) -> Call:
    headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
    fields, files = read_form(headers.get("content-type", ""), body)
    prompt = fields.get("prompt", "")
    if "contents" in fields:
        prompt = " ".join(p["text"] for p in fields["contents"][0]["parts"] if "text" in p)
    return Call(scope["path"], headers, prompt, fields, files)


def read_form(kind: str, body: bytes) -> tuple[dict[str, Any], list[tuple[str, str, str, bytes]]]:
    """Read JSON, or the fields and files of a multipart body in their order."""
    if not kind.startswith("multipart/form-data"):
        return (json.loads(body) if body else {}), []
    fields: dict[str, Any] = {}
    files: list[tuple[str, str, str, bytes]] = []
    boundary = kind.partition("boundary=")[2].strip('"').encode()
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, data = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        data, text = data.removesuffix(b"\r\n"), head.decode()
        name = _found(r'\bname="([^"]*)"', text)
        if "filename=" in text:
            its_kind = _found(r"(?im)^content-type: *([^\r\n]+)", text)
            files.append((name, _found(r'filename="([^"]*)"', text), its_kind, data))
        else:
            fields[name] = data.decode()
    return fields, files


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match[1] if match else ""
