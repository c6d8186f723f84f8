"""What a layout works with."""

from dataclasses import dataclass
from random import Random

from studio.providers.sketch import photo
from studio.providers.sketch.brief import Brief
from studio.providers.sketch.camera import SHOTS, Shot
from studio.providers.sketch.color import Palette
from studio.providers.sketch.lettering import Copy
from studio.providers.sketch.order import SketchReference
from studio.providers.sketch.pen import Box
from studio.providers.sketch.render import Canvas
from studio.providers.sketch.subjects import Drawn
from studio.providers.sketch.typeset import Pairing


@dataclass(frozen=True, slots=True)
class Job:
    """A canvas, what is to be on it, and the choices made for it."""

    canvas: Canvas
    brief: Brief
    palette: Palette
    pairing: Pairing
    rng: Random
    seed: int
    cutouts: tuple[Drawn, ...] = ()
    backdrop: bytes = b""
    """A picture to stand before, in place of a painted setting; empty for none."""

    @property
    def copy(self) -> Copy:
        return Copy.of(self.brief)

    def turn(self, count: int) -> int:
        """Which of ``count`` layouts this seed takes: neighbouring seeds never take the same."""
        start = sum(self.brief.text.encode()) % count
        return (start + self.seed) % count

    @property
    def shot(self) -> Shot:
        """The camera of this seed, as far as the brief leaves it open."""
        return self.brief.direction.shoot(self.turn(len(SHOTS)))

    def box(self, left: float, top: float, width: float, height: float) -> Box:
        """A box given in shares of the canvas, in pixels."""
        wide, tall = self.canvas.width, self.canvas.height
        return (left * wide, top * tall, width * wide, height * tall)


def cut_outs(canvas: Canvas, references: tuple[SketchReference, ...]) -> tuple[Drawn, ...]:
    """The subjects of reference photographs, free of their background."""
    drawn = []
    for reference in references[:3]:
        pixels = photo.cut_out(reference.data)
        placed = photo.place(pixels, (0.0, 0.0, float(pixels.shape[1]), float(pixels.shape[0])))
        drawn.append(Drawn(placed.svg, pixels.shape[1], pixels.shape[0]))
        canvas.drawn.append(f"the {reference.role} from the reference")
    return tuple(drawn)
