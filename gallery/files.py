"""Files under names that nobody can guess, and the links that open them for ten minutes.

The one door to storage. Names carry 128 random bits; ``images/`` is private, ``public/`` holds the
copies that publications show. Nothing here is called inside a transaction.
"""

import logging
import secrets
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.ids import to_public

log = logging.getLogger(__name__)

LINK_LIVES = timedelta(minutes=10)
ORIGINAL = "original"

EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/avif": "avif",
}


def new_key() -> str:
    """Make 128 random bits, as 32 hexadecimal characters."""
    return secrets.token_hex(16)


def image_name(kind: str) -> str:
    """Make a stored name for private bytes of the media type ``kind``."""
    key = new_key()
    return f"images/{key[:2]}/{key}.{EXTENSIONS[kind]}"


def public_name(key: str, copy: str) -> str:
    """Name one copy of the publication ``key``, as its address has it: ``<key>-640.webp``."""
    return f"{key}-{copy}.webp"


def public_stored(name: str) -> str:
    """Say where the copy with this public name is stored."""
    return f"public/{name[:2]}/{name}"


def write(name: str, data: bytes) -> None:
    """Store ``data`` under ``name``, over what may be there.

    Raises:
        OSError: it could not be stored (or what the storage backend raises).
    """
    default_storage.save(name, ContentFile(data))


def open_file(name: str) -> "File[bytes]":
    """Open stored bytes.

    Raises:
        FileNotFoundError: there are none.
    """
    return default_storage.open(name, "rb")


def read(name: str) -> bytes:
    """Read stored bytes whole.

    Raises:
        FileNotFoundError: there are none.
    """
    with open_file(name) as file:
        data: bytes = file.read()
    return data


def delete(names: Iterable[str]) -> None:
    """Erase stored files; those already gone are no fault. One that will not go is logged."""
    for name in names:
        try:
            default_storage.delete(name)
        except Exception:
            log.exception("stored file not erased", extra={"stored": name})


def path(image_id: UUID, variant: str) -> str:
    """Give the stable address, opened by a session: ``/files/img_…/640``."""
    return f"/files/{to_public('img', image_id)}/{variant}"


def signed_path(image_id: UUID, variant: str) -> str:
    """Give the address with a signature that opens it to anyone for ten minutes."""
    until = int((timezone.now() + LINK_LIVES).timestamp())
    return f"{path(image_id, variant)}?until={until}&sig={_signature(image_id, variant, until)}"


def check_signature(image_id: UUID, variant: str, *, until: str, signature: str) -> bool:
    """Say whether a link is ours and still lives."""
    if not (until.isascii() and until.isdigit() and len(until) < 12):
        return False
    if int(until) < timezone.now().timestamp():
        return False
    return constant_time_compare(signature, _signature(image_id, variant, int(until)))


def _signature(image_id: UUID, variant: str, until: int) -> str:
    text = f"{image_id}/{variant}/{until}"
    return salted_hmac("gallery.files", text, algorithm="sha256").hexdigest()[:43]
