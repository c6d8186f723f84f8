"""Things, drawn apart from any place: products and objects from parameters, pictograms, and the
plain box that stands for what the engine cannot draw."""

from studio.providers.sketch.subjects import (
    devices,
    home,
    kitchen,
    outdoors,
    packaging,
    paper,
)
from studio.providers.sketch.subjects.drawing import Drawn, draw_subject, shape_names

SHAPE_MODULES = (devices, home, kitchen, outdoors, packaging, paper)
"""Importing them registers their shapes."""

__all__ = ["SHAPE_MODULES", "Drawn", "draw_subject", "shape_names"]
