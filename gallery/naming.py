"""What a picture is called when it leaves: ``spring-launch_A3.2.1_1080x1920.png``.

The gallery knows nothing of projects: the studio says what they are called (``hooks``).
"""

import re
import unicodedata
from urllib.parse import quote

from gallery import files
from gallery.hooks import hooks
from gallery.models import Image

_NAME_MAX = 60
"""Characters of a project's or an uploaded file's name. Four bytes each, and the whole still fits
into the 255 that file systems take."""
_LABEL_MAX = 40
_ENDING = re.compile(r"\.(?:png|jpe?g|jfif|webp|avif|hei[cf]s?)$", re.IGNORECASE)
"""A picture's ending; the dots of a label such as A3.2 are none."""


def name_file(image: Image, *, width: int, height: int, kind: str) -> str:
    """Name a file of ``width`` × ``height`` pixels and media type ``kind``. One query, or none.

    A picture made here begins with its project and label, any other with its own name.
    """
    placed = hooks.name_picture(image) if image.source == Image.Source.MADE else None
    if placed is None:
        start = hyphenated(_ENDING.sub("", image.name)) or image.public_id
    else:
        start = name_start(*placed)
    return sized(start, width=width, height=height, kind=kind)


def sized(start: str, *, width: int, height: int, kind: str) -> str:
    """Add the pixels and the ending of a media type to what a name begins with."""
    return f"{start}_{width}x{height}.{files.EXTENSIONS[kind]}"


def name_start(project: str, label: str) -> str:
    """Give what the name of a project's picture begins with: ``spring-launch_A3.2.1``."""
    label = "".join(letter for letter in label if letter.isalnum() or letter == ".")
    if len(label) > _LABEL_MAX:
        first, _, rest = label.partition(".")
        label = f"{first}-{rest[-(_LABEL_MAX - len(first)) :].partition('.')[2]}"
    return "_".join(filter(None, (hyphenated(project), label)))


def hyphenated(name: str) -> str:
    """Keep the letters and digits of any script, in lower case, and one hyphen for all between."""
    spelled = unicodedata.normalize("NFC", name).lower().replace("'", "").replace("’", "")
    kept = (letter if unicodedata.category(letter)[0] in "LMN" else "-" for letter in spelled)
    return re.sub("-+", "-", "".join(kept)).strip("-")[:_NAME_MAX].strip("-")


def attachment(name: str) -> str:
    """Write the header that saves an answer as ``name``, in letters that a header can carry.

    RFC 6266: a plain ASCII name for old clients, and the true one as RFC 5987 spells it.
    """
    return f"attachment; {_file_name(name)}"


def inline(name: str) -> str:
    """Write the header that shows an answer and calls it ``name``, should it be saved."""
    return f"inline; {_file_name(name)}"


def _file_name(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._-]", "", plain).lstrip("-_.") or "picture"
    if plain == name:
        return f'filename="{plain}"'
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
