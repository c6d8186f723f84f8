"""All the briefs on one contact sheet, to look at: ``python -m tests.sketch.sheet OUT.png``.

A second argument, as in ``3-9``, draws only those briefs and larger; a third adds to every seed.
"""

import sys
import time
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from studio.providers.sketch import Drawing, SketchOrder, draw, warm

BRIEFS = Path(__file__).parent / "briefs.toml"


def read_orders(seed: int = 0) -> list[SketchOrder]:
    """Every brief of the sheet as an order."""
    table: dict[str, list[dict[str, Any]]] = tomllib.loads(BRIEFS.read_text(encoding="utf-8"))
    return [
        SketchOrder(
            prompt=brief["prompt"],
            width=brief["width"],
            height=brief["height"],
            words=tuple(brief.get("words", ())),
            seed=brief.get("seed", 0) + seed,
        )
        for brief in table["brief"]
    ]


def make_sheet(drawings: list[tuple[int, Drawing]], *, columns: int, cell: int) -> Image.Image:
    """Numbered pictures in rows, each inside a square cell."""
    rows = -(-len(drawings) // columns)
    sheet = Image.new("RGB", (columns * cell, rows * (cell + 14)), "#ffffff")
    pen = ImageDraw.Draw(sheet)
    for at, (number, drawing) in enumerate(drawings):
        picture = Image.open(BytesIO(drawing.png))
        picture.thumbnail((cell - 8, cell - 8), Image.Resampling.LANCZOS)
        left, top = at % columns * cell, at // columns * (cell + 14)
        pen.text((left + 4, top + 1), f"{number}", fill="#000000")
        sheet.paste(picture, (left + (cell - picture.width) // 2, top + 14))
    return sheet


def main(arguments: list[str]) -> None:
    """Draw the sheet and print each picture's time and notes."""
    out = Path(arguments[0])
    first, _, last = (arguments[1] if len(arguments) > 1 else "1-999").partition("-")
    seed = int(arguments[2]) if len(arguments) > 2 else 0
    warm()
    drawings = []
    for number, order in enumerate(read_orders(seed), start=1):
        if int(first) <= number <= int(last or first):
            started = time.process_time()
            drawing = draw(order)
            spent = time.process_time() - started
            sys.stdout.write(
                f"{number:2} {spent:.2f} s  {drawing.alt}  {' '.join(drawing.notes)}\n"
            )
            drawings.append((number, drawing))
    part = len(arguments) > 1
    make_sheet(drawings, columns=4 if part else 8, cell=480 if part else 400).save(out)


if __name__ == "__main__":
    main(sys.argv[1:])
