"""Things, drawn apart from any place.

Products and objects are drawn from parameters, much else is a pictogram, and a plain box stands
for what the engine cannot draw.
"""

from studio.providers.sketch.subjects import (
    appliances,
    clothes,
    devices,
    furniture,
    home,
    kitchen,
    outdoors,
    packaging,
    paper,
    town,
)
from studio.providers.sketch.subjects.drawing import Drawn, draw_subject, shape_names

SHAPE_MODULES = (
    appliances,
    clothes,
    devices,
    furniture,
    home,
    kitchen,
    outdoors,
    packaging,
    paper,
    town,
)
"""Importing them registers their shapes."""

__all__ = ["SHAPE_MODULES", "Drawn", "draw_subject", "shape_names"]
