"""From drawn fragments to pixels: the canvas that layouts draw on, and the renderer behind it.

resvg draws the SVG; no text element is ever used (words arrive as outlines from ``typeset``), so
no font is looked up on the machine and the same order gives the same bytes everywhere.
"""

import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import resvg_py
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.providers.sketch.pen import Box, Sheet, rect

WORDS_KEY = "Sketch words"
_IDS = re.compile(r"""(\bid="|url\(#|href="#)([^")]+)""")


@dataclass(frozen=True, slots=True)
class SetWords:
    """Words that were set in type."""

    text: str
    """As ordered, in one line, however it was broken."""
    box: Box
    """What their ink covers, in pixels."""
    size: float
    """The size of the type in pixels."""


@dataclass(frozen=True, slots=True)
class Staged:
    """Where a picture inside the canvas has what, in pixels of the canvas."""

    box: Box
    """The picture itself."""
    subject: Box
    """What people and things cover, or the middle of the place where there are none."""
    horizon: float
    """The y where sky meets land, or wall meets floor."""


@dataclass(slots=True)
class Canvas:
    """A drawing in the making: SVG fragments in pixel coordinates, back to front."""

    width: int
    height: int
    parts: list[str] = field(default_factory=list)
    words: list[SetWords] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    """What the picture shows, in words, for its alternative text."""
    clear: list[Box] = field(default_factory=list)
    """Copy space: boxes that were asked to stay empty."""
    stages: list[Staged] = field(default_factory=list)
    _count: int = 0

    @property
    def box(self) -> Box:
        return (0.0, 0.0, float(self.width), float(self.height))

    @property
    def ratio(self) -> float:
        return self.width / self.height

    @property
    def unit(self) -> float:
        """A hundredth of the shorter side, but no less than a 180th of the longer, in pixels."""
        return max(min(self.width, self.height) / 100, max(self.width, self.height) / 180)

    def sheet(self) -> Sheet:
        """A sheet whose identifiers clash with no other's on this canvas."""
        return Sheet(f"{self.new_name()}-")

    def new_name(self) -> str:
        self._count += 1
        return f"k{self._count}"

    def add(self, *fragments: str) -> None:
        self.parts.extend(fragments)

    def add_clipped(
        self, fragment: str, box: Box, *, radius: float = 0, arch: bool = False
    ) -> None:
        """Add a fragment of which only what lies inside the box, its corners rounded, shows.

        ``arch`` rounds the upper corners alone.
        """
        if box == self.box and not radius:
            # The picture's own edge clips; a clip path would cost a layer of the whole picture.
            self.parts.append(fragment)
            return
        name = self.new_name()
        x, y, width, height = box
        outline = rect(*box, "#000", radius)
        if arch:
            outline += rect(x, y + height / 2, width, height / 2, "#000")
        self.parts.append(
            f'<clipPath id="{name}">{outline}</clipPath><g clip-path="url(#{name})">{fragment}</g>'
        )

    def note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def svg(self) -> str:
        return document("".join(self.parts), self.width, self.height)


def document(
    fragment: str, width: float, height: float, origin: tuple[float, float] = (0, 0)
) -> str:
    """A whole SVG that shows ``width`` × ``height`` of the fragment from ``origin`` on."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width:g}" height="{height:g}" '
        f'viewBox="{origin[0]:g} {origin[1]:g} {width:g} {height:g}">{fragment}</svg>'
    )


def with_own_ids(fragment: str, prefix: str) -> str:
    """The fragment with every id and every reference to one prefixed."""
    return _IDS.sub(lambda found: f"{found[1]}{prefix}-{found[2]}", fragment)


def draw_pixels(svg: str, width: int, height: int) -> Image.Image:
    """The SVG at exactly this size in pixels, RGBA."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    image = Image.open(io.BytesIO(bytes(png))).convert("RGBA")
    return image if image.size == (width, height) else image.resize((width, height))


def encode_png(image: Image.Image, words: Sequence[SetWords] = ()) -> bytes:
    """A PNG without alpha, which remembers the words set in it and where they stand.

    So an edit of the picture knows what it reads already. Light compression: flat drawings gain
    little from the slow kind.
    """
    file = io.BytesIO()
    texts = PngInfo()
    if words:
        rows = [[word.text, *(round(v, 1) for v in (*word.box, word.size))] for word in words]
        texts.add_itxt(WORDS_KEY, json.dumps(rows, ensure_ascii=False))
    image.convert("RGB").save(file, "PNG", compress_level=2, pnginfo=texts)
    return file.getvalue()


def words_in(png: bytes) -> list[SetWords]:
    """The words that ``encode_png`` was told are in a picture; none for any other picture."""
    with Image.open(io.BytesIO(png)) as image:
        kept = image.info.get(WORDS_KEY, "")
    try:
        rows = json.loads(kept) if isinstance(kept, str) and kept else []
        return [
            SetWords(str(text), (float(x), float(y), float(wide), float(tall)), float(size))
            for text, x, y, wide, tall, size in rows
        ]
    except (ValueError, TypeError):
        return []
