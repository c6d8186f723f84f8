"""One order, drawn: read the brief, choose colours and type, lay it out, render it."""

import re
from dataclasses import replace
from random import Random

import numpy as np
from PIL import Image

from studio.providers.sketch import brief as briefs
from studio.providers.sketch import color, layouts, lexicon, photo, typeset
from studio.providers.sketch.edits import add_logo, edit
from studio.providers.sketch.order import Drawing, SketchOrder, SketchReference
from studio.providers.sketch.photo import palette as palette_of_photo
from studio.providers.sketch.render import Canvas, draw_pixels, encode_png

TRIES = 8
"""Palettes tried until one is as light as the brief asks and shows its colour most of all."""
_LIGHT = re.compile(
    r"\b(?:bright|sunny|light|airy|fresh|morning|summer|spring|pastel|clean|minimal|day)\b"
)
_NIGHT = re.compile(r"\b(?:dark|midnight|moody|neon|halloween|black friday)\b")
_DARK = re.compile(
    r"\b(?:dark|night|midnight|moody|neon|storm|space|aurora|northern lights|halloween|black"
    r"|mystery|under the stars)\b"
)
CUT_OUT_ROLES = ("product", "person")


def draw(order: SketchOrder) -> Drawing:
    """Draw an order: exactly ``width`` × ``height`` pixels, the same bytes every time.

    Never raises for what a prompt says: what cannot be drawn becomes a placeholder and a note.
    A reference without a role makes it an edit of that picture.
    """
    order = _storable(order)
    edited = edit(order)
    if edited is not None:
        return edited
    canvas = lay_out(order)
    image = draw_pixels(canvas.svg(), order.width, order.height)
    for reference in _references(order, ("logo",)):
        image = Image.fromarray(add_logo(np.asarray(image.convert("RGB")), None, reference.data))
    return Drawing(
        png=encode_png(image, canvas.words),
        width=order.width,
        height=order.height,
        alt=describe(canvas, briefs.parse(order)),
        notes=tuple(canvas.notes),
    )


def lay_out(order: SketchOrder) -> Canvas:
    """The picture of an order as a canvas: its fragments, the words set on it and the notes."""
    order = _storable(order)
    brief = briefs.parse(order)
    rng = Random(f"{order.seed}:{order.prompt}")
    canvas = Canvas(order.width, order.height)
    palette = _choose_palette(order, brief, rng)
    pairing = typeset.choose_pairing(brief.text, rng)
    cutouts = layouts.cut_outs(canvas, _references(order, CUT_OUT_ROLES))
    behind = _references(order, ("background",))
    backdrop = behind[0].data if behind else b""
    if _references(order, ("style",)):
        canvas.note("Took the colours of the style picture; Sketch does not copy a manner.")
    if _references(order, ("layout",)):
        canvas.note("Left out the layout picture: Sketch has layouts of its own.")
    for words in brief.words:
        if note := typeset.missing_note(words):
            canvas.note(note)
    layouts.compose(
        layouts.Job(canvas, brief, palette, pairing, rng, order.seed, cutouts, backdrop)
    )
    return canvas


def _storable(order: SketchOrder) -> SketchOrder:
    """The order without halves of characters, which no encoding can hold."""

    def clean(text: str) -> str:
        return text.encode("utf-8", "replace").decode("utf-8")

    return replace(order, prompt=clean(order.prompt), words=tuple(map(clean, order.words)))


def _references(order: SketchOrder, roles: tuple[str, ...]) -> tuple[SketchReference, ...]:
    return tuple(r for r in order.references if r.role in roles)


def _choose_palette(order: SketchOrder, brief: briefs.Brief, rng: Random) -> color.Palette:
    pictures = _references(order, ("palette", "style")) or _references(order, CUT_OUT_ROLES)
    if pictures and not brief.brand:
        return color.picture_palette(palette_of_photo(pictures[0].data), rng)
    text = brief.text
    if colors := briefs.read_direction_colors(text):
        text += f". {colors} colors"
    wants_light = bool(_LIGHT.search(text) or (brief.setting and brief.hour != "night"))
    wants_light = wants_light and not brief.brand and not _DARK.search(text)
    if _NIGHT.search(text) and not _LIGHT.search(text):
        text += ". dark mood"
    alone = color.find_colors(colors) if colors and " and " not in colors else []
    palette = color.choose_palette(text, rng, brief.brand)
    for _ in range(TRIES):
        shown = not alone or alone[0] == palette.accent
        if shown and not (wants_light and palette.dark):
            break
        palette = color.choose_palette(text, rng, brief.brand)
    return palette


def describe(canvas: Canvas, brief: briefs.Brief) -> str:
    """One sentence for people who cannot see the picture."""
    shown = list(dict.fromkeys(canvas.drawn))[:6]
    sentence = f"Layout draft of {layouts.NAMES[brief.kind]}"
    if shown:
        sentence += f" with {', '.join(shown)}"
    if canvas.words:
        read = ", ".join(f"“{words.text}”" for words in canvas.words[:6])
        sentence += f"; it reads {read}"
    return sentence + "."


def warm() -> None:
    """Load every table, font and network, so that the first order is as quick as the rest."""
    lexicon.nouns()
    photo.network()
    draw(SketchOrder("A poster for a coffee shop with a mug “Good morning”", 64, 64))
