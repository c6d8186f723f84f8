"""Changing a picture as told: crop, extend, recolour, another background, words, light.

The pixels really change, the size is always the ordered one, and what cannot be done is said in a
note.
"""

from studio.providers.sketch.edits.editing import edit

__all__ = ["edit"]
