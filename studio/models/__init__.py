"""Making pictures: projects, directions, orders, frames, attempts, quotes, reviews."""

from studio.models.frames import LABEL_MAX, Attempt, Frame, FrameQuerySet, LateArrival
from studio.models.orders import Generation, Quote, Reference, Stage
from studio.models.projects import Direction, Project
from studio.models.reviews import Review
from studio.models.turns import ModelState, Turn
from studio.models.visits import Visit

__all__ = [
    "LABEL_MAX",
    "Attempt",
    "Direction",
    "Frame",
    "FrameQuerySet",
    "Generation",
    "LateArrival",
    "ModelState",
    "Project",
    "Quote",
    "Reference",
    "Review",
    "Stage",
    "Turn",
    "Visit",
]
