"""Changing a picture as told: crop, extend, recolour, another background, words, light.

The pixels really change, the size is always the ordered one, and what cannot be done is said in a
note.
"""

from studio.providers.sketch.edits.editing import edit
from studio.providers.sketch.edits.logos import add_logo

__all__ = ["add_logo", "edit"]
