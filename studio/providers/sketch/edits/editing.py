"""An edit order from its words to its pixels."""

from dataclasses import dataclass, field
from random import Random

import numpy as np
from PIL import Image

from studio.providers.sketch import photo
from studio.providers.sketch.edits import (
    backgrounds,
    framing,
    inscriptions,
    lettering,
    retouching,
)
from studio.providers.sketch.edits.instructions import Instructions
from studio.providers.sketch.edits.logos import add_logo
from studio.providers.sketch.edits.reading import quoted_words, read_instructions
from studio.providers.sketch.order import Drawing, SketchOrder, SketchReference
from studio.providers.sketch.photo import Mask, Pixels
from studio.providers.sketch.render import SetWords, encode_png, words_in
from studio.providers.sketch.typeset import missing_note

CANNOT = (
    "Sketch crops, extends, recolours, swaps backgrounds and adds words; it cannot repaint {what}."
)
_SAME_RATIO = 0.012
"""Ratios that differ by less than this share are stretched: nobody sees it."""
_PLACED = ("product", "person")


def base_picture(order: SketchOrder) -> SketchReference | None:
    """Find the picture to change: the first reference without a role."""
    return next((reference for reference in order.references if not reference.role), None)


def edit(order: SketchOrder) -> Drawing | None:
    """Change the order's base picture as its prompt says, at exactly the ordered size.

    Where the only picture to build on is a background, the brief's words and products are put on
    that. None when there is neither: then a picture is drawn from the brief instead.
    """
    base = base_picture(order)
    if base is not None:
        asked = read_instructions(f"{order.prompt}\n{base.change}")
    else:
        base = next((r for r in order.references if r.role == "background"), None)
        if base is None:
            return None
        asked = Instructions(words=quoted_words(order.prompt))
    most = photo.MOST_PIXELS
    if asked.only_reframes:
        most = max(most, order.width * order.height)
    picture = photo.decode(base.data, most)
    share = picture.shape[1] / photo.width_of(base.data)
    work = _Work(order, base, picture, most, inscriptions.scaled(words_in(base.data), share, share))
    work.run(asked)
    png = encode_png(Image.fromarray(work.picture), work.words)
    return Drawing(png, order.width, order.height, work.alt(), tuple(dict.fromkeys(work.notes)))


@dataclass(slots=True)
class _Work:
    """A picture while it is changed; every step leaves picture and mask the same size."""

    order: SketchOrder
    base: SketchReference
    picture: Pixels
    most: int
    """The most pixels to compute on: a larger order is enlarged at the end, before its words."""
    words: list[SetWords]
    """What can be read in the picture, as far as it is known."""
    notes: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    _mask: Mask | None = None

    @property
    def mask(self) -> Mask:
        """Where the subject is, 0 to 1; worked out once, when first needed."""
        if self._mask is None:
            found = photo.subject_mask(self.picture)
            self._mask = found * (1 - inscriptions.cover(self.words, self.size))
        return self._mask

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture as it is now, in pixels."""
        return self.picture.shape[1], self.picture.shape[0]

    @property
    def frame(self) -> tuple[int, int]:
        """The ordered width and height in pixels, or the same shape with fewer."""
        width, height = self.order.width, self.order.height
        share = min(1.0, (self.most / (width * height)) ** 0.5)
        return max(1, round(width * share)), max(1, round(height * share))

    def run(self, asked: Instructions) -> None:
        """Do everything that was asked, in an order in which no step spoils another."""
        self._recolor(asked)
        if asked.light:
            lit = retouching.adjust_light(self.picture, asked.light)
            if asked.light_part == "background":
                lit = retouching.outside(self.picture, lit, self.mask)
            self.picture = lit
            self.done.append("other light")
        if asked.mirror:
            self.picture = np.ascontiguousarray(self.picture[:, ::-1])
            self._mask = None if self._mask is None else np.ascontiguousarray(self._mask[:, ::-1])
            self.words = []  # nobody can read them now
            self.done.append("mirrored")
        if asked.blur:
            self.picture = retouching.blur_background(self.picture, self.mask)
            self.done.append("the background out of focus")
        if not self._new_ground(asked):
            self._frame(asked)
        self._add_references()
        self._fit((self.order.width, self.order.height))
        self._add_logos()
        self._letter(asked)
        self._say_undone(asked)

    def alt(self) -> str:
        """Say in one sentence what the picture now is."""
        if not self.done:
            return "The picture as it was sent, fitted to the ordered size."
        return f"The picture that was sent, now with these changes: {', '.join(self.done)}."

    def _recolor(self, asked: Instructions) -> None:
        for order in asked.recolors:
            self.picture, found = retouching.recolor(self.picture, self.mask, order)
            if found:
                part = {"subject": "the subject", "background": "the background"}.get(order.part)
                self.done.append(f"{part or 'everything'} in another colour")
            else:
                self.notes.append("The colour that was to change was not found in the picture.")

    def _new_ground(self, asked: Instructions) -> bool:
        ground = self._ground(asked)
        if ground is None:
            return False
        placed = backgrounds.stand_on(ground, self.picture, self.mask)
        if placed is None:
            self.notes.append("Nothing stands out in the picture, so its background stayed.")
            return False
        self.picture, self._mask = placed
        self.words = []  # they stood on the old ground
        self.done.append(f"the subject {ground.where}")
        if asked.transparent:
            self.notes.append("Sketch delivers no transparent pictures: the ground is white.")
        return True

    def _ground(self, asked: Instructions) -> backgrounds.Ground | None:
        other = next((r for r in self.order.references if r.role == "background"), None)
        if other is not None and other is not self.base:
            return backgrounds.photo_ground(photo.decode(other.data), self.frame)
        if asked.background:
            rng = Random(self.order.seed)
            ground = backgrounds.described_ground(asked.background, self.frame, self.picture, rng)
            if ground is not None:
                return ground
            self.notes.append(
                f"Sketch has no setting for “{_short(asked.background)}”; "
                "the subject stands on a plain ground."
            )
            return backgrounds.plain_ground(
                asked.ground or backgrounds.fitting_color(asked.background, self.picture, rng),
                self.frame,
            )
        return backgrounds.plain_ground(asked.ground, self.frame) if asked.ground else None

    def _frame(self, asked: Instructions) -> None:
        ratio = self.order.width / self.order.height
        own = self.size[0] / self.size[1]
        same = abs(ratio / own - 1) < _SAME_RATIO
        if asked.extend:
            self._extend(ratio, asked)
            self.done.append("more room around it")
        elif asked.crop:
            window = framing.crop_window(self.size, ratio, self.mask, closer=asked.closer or same)
            self._crop(window)
            self.done.append("cropped closer" if asked.closer or same else "cropped")
        elif not same:
            window = framing.crop_window(self.size, ratio, self.mask, closer=False)
            # A background has no subject that cropping could hurt.
            if self.base.role or framing.keeps_subject(window, self.size, self.mask):
                self._crop(window)
                self.notes.append("The picture had another shape: its edges were cropped to fit.")
            else:
                self._extend(ratio, asked)
                self.notes.append(
                    "The picture had another shape: its surroundings were carried on to fit."
                )
        self._fit(self.frame)

    def _crop(self, window: framing.Window) -> None:
        x, y, wide, tall = window
        self._mask = self.mask[y : y + tall, x : x + wide]
        self.picture = self.picture[y : y + tall, x : x + wide]
        words = inscriptions.moved(self.words, -x, -y)
        self.words = inscriptions.inside(words, self.size)
        cut = [word for word in words if word not in self.words]
        remains = inscriptions.cover(cut, self.size)
        if remains.any():
            self.picture = framing.setting_of(self.picture, remains)

    def _extend(self, ratio: float, asked: Instructions) -> None:
        mask = self.mask
        sides = asked.sides or framing.free_sides(self.size, mask)
        window = framing.extended_window(self.size, ratio, sides, roomier=asked.extend)
        # No more pixels than the order needs: the old part is made smaller first.
        most = (photo.MOST_PIXELS / (window[2] * window[3])) ** 0.5
        share = min(1.0, self.order.width / window[2], most)
        if share < 1:
            size = (max(1, round(self.size[0] * share)), max(1, round(self.size[1] * share)))
            self.picture = backgrounds.resized(self.picture, size)
            mask = framing.resized_mask(mask, size)
            self.words = inscriptions.scaled(self.words, share, share)
            window = framing.extended_window(size, ratio, sides, roomier=asked.extend)
        x, y, wide, tall = window
        grown = np.zeros((tall, wide), np.float32)
        grown[-y : -y + mask.shape[0], -x : -x + mask.shape[1]] = mask
        busy = np.maximum(mask, inscriptions.cover(self.words, self.size))
        self.picture = framing.extend(self.picture, busy, window)
        self.words = inscriptions.moved(self.words, -x, -y)
        self._mask = grown

    def _fit(self, size: tuple[int, int]) -> None:
        if self.size != size:
            across, down = size[0] / self.size[0], size[1] / self.size[1]
            self.words = inscriptions.scaled(self.words, across, down)
            if self._mask is not None:
                self._mask = framing.resized_mask(self._mask, size)
            self.picture = backgrounds.resized(self.picture, size)

    def _add_references(self) -> None:
        for reference in self.order.references:
            if reference.role in _PLACED:
                cut = photo.cut_out(reference.data)
                self.picture, self._mask = backgrounds.add_beside(self.picture, self.mask, cut)
                self.done.append(f"the {reference.role} from another picture added")
            elif reference.role in ("style", "palette"):
                shares = photo.palette(reference.data, 6)
                self.picture = retouching.grade_towards(self.picture, shares)
                self.done.append("tinted after another picture")
                if reference.role == "style":
                    self.notes.append("Of the style picture only its colours were taken.")
            elif reference.role == "layout":
                self.notes.append("The layout picture was left out: an edit keeps its own layout.")

    def _add_logos(self) -> None:
        for reference in self.order.references:
            if reference.role == "logo":
                self.picture = add_logo(self.picture, self.mask, reference.data)
                self.done.append("the logo added")

    def _letter(self, asked: Instructions) -> None:
        wanted = dict.fromkeys(w for w in (*self.order.words, *asked.words) if w.strip())
        known = [word.text for word in self.words]
        words = [word for word in wanted if word not in known]
        if not words:
            return
        others = [word for word in known if word not in wanted]
        if others and self.order.words:
            old = " ".join(f"“{_short(word)}”" for word in others[:3])
            self.notes.append(f"The picture already reads {old}; Sketch cannot take words out.")
        taken = np.maximum(self.mask, inscriptions.cover(self.words, self.size))
        self.picture, placed = lettering.set_words(
            self.picture,
            taken,
            words,
            sides=asked.words_sides,
            brief=self.order.prompt,
            rng=Random(self.order.seed),
        )
        self.words += placed
        self.notes += [note for word in words if (note := missing_note(word))]
        self.done.append("the words " + " ".join(f"“{_short(word)}”" for word in words))

    def _say_undone(self, asked: Instructions) -> None:
        if self.base.role and not any(r.role in _PLACED for r in self.order.references):
            self.notes.append("On the background picture Sketch sets words; it drew nothing else.")
        if asked.undone:
            what = ", ".join(f"“{_short(clause)}”" for clause in asked.undone[:3])
            self.notes.append(CANNOT.format(what=what))


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69].rstrip() + "…"
