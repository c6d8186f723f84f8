"""Far rock: as the air colours it by day, lit by the moon at night."""

import pytest

from studio.providers.sketch.color import mix
from studio.providers.sketch.oklab import lch
from studio.providers.sketch.scenes.land import far_stone

STONE = "#5f7693"


@pytest.mark.parametrize("distance", [0.0, 0.24, 0.5])
def test_at_night_rock_is_lighter_than_the_sky(distance: float) -> None:
    sky = "#22345a"

    assert lch(far_stone(STONE, sky, distance))[0] >= lch(sky)[0] + 0.1 - 0.005  # as hex


def test_by_day_it_is_what_the_air_makes_of_it() -> None:
    assert far_stone(STONE, "#cfe4f2", 0.5) == mix(STONE, "#cfe4f2", 0.5)
