"""The built-in sketch engine: layout drafts from a brief, offline, free, no generative model.

``draw`` is the whole interface. It knows nothing of Django, files or the database, so it can run
in a process of its own.
"""

from studio.providers.sketch.drawing import draw, warm
from studio.providers.sketch.order import Drawing, SketchOrder, SketchReference

__all__ = ["Drawing", "SketchOrder", "SketchReference", "draw", "warm"]
