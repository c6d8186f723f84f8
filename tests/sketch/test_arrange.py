"""What belongs together touches, and a group never leaves its place."""

import itertools
from random import Random

import pytest

from studio.providers.sketch.arrange import Group, Piece, arrange
from studio.providers.sketch.color import choose_palette
from studio.providers.sketch.mentions import Subject
from studio.providers.sketch.pen import Sheet
from studio.providers.sketch.subjects import draw_subject

PALETTE = choose_palette("calm", Random(1))


def piece(name: str, tie: str = "", count: int = 1) -> Piece:
    subject = Subject(name, "shape", name)
    return Piece(draw_subject(subject, PALETTE, Random(1), "t"), tie, count)


def test_mug_on_a_table_stands_on_its_top() -> None:
    group = arrange([piece("mug"), piece("table", "on")])
    mug, table = group.places
    table_top = table.top + table.drawn.surface * table.height
    assert mug.y == pytest.approx(table_top, abs=0.5)
    assert abs(mug.x - table.x) < table.width / 2
    assert table.width > mug.width


def test_flowers_in_a_vase_reach_below_its_rim() -> None:
    group = arrange([piece("leaves"), piece("vase", "in")])
    leaves, vase = group.places
    assert vase.top < leaves.y < 0
    assert leaves.top < vase.top


@pytest.mark.parametrize("mirror", [False, True])
def test_things_beside_each_other_touch(mirror: bool) -> None:
    group = arrange(
        [piece("bottle"), piece("mug", "beside"), piece("candle"), piece("plant")], mirror=mirror
    )
    spans = sorted((p.x - p.width / 2, p.x + p.width / 2) for p in group.places)
    for (_, right), (left, _) in itertools.pairwise(spans):
        assert left < right


def test_three_stand_in_a_row_of_three() -> None:
    assert len(arrange([piece("bottle", count=3)]).places) == 3


@pytest.mark.parametrize("box", [(10.0, 20.0, 400.0, 100.0), (0.0, 0.0, 90.0, 700.0)])
def test_group_stays_inside_its_box(box: tuple[float, float, float, float]) -> None:
    made = arrange([piece("sofa"), piece("lamp", "beside"), piece("rug", "on"), piece("book")])
    x, y, width, height = made.draw(Sheet("t"), box, PALETTE)
    assert x >= box[0] - 0.01
    assert y >= box[1] - 0.01
    assert x + width <= box[0] + box[2] + 0.01
    assert y + height == pytest.approx(box[1] + box[3])


def test_bounds_cover_every_place() -> None:
    made: Group = arrange([piece("car"), piece("tent", "behind")])
    left, top, width, height = made.bounds
    assert all(left <= p.x - p.width / 2 + 0.01 for p in made.places)
    assert all(p.x + p.width / 2 <= left + width + 0.01 for p in made.places)
    assert min(p.top for p in made.places) == pytest.approx(top)
    assert height > 0
