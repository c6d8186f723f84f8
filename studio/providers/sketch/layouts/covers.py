"""Covers: the title and the name carry them, the picture is their ground, whole to the edge."""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.plans import FULL, Plan, Plans, compose_by

COVERS = Plans(
    wide=(
        Plan(FULL, (0.06, 0.12, 0.4, 0.5), calm="left", valign="top", head=0.24, size=0.7,
             foot=(0.06, 0.76, 0.4, 0.14)),
        Plan((0.44, 0, 0.56, 1), (0.05, 0.12, 0.34, 0.5), behind="accent", valign="top",
             head=0.24, size=0.7, foot=(0.05, 0.76, 0.34, 0.14)),
    ),
    square=(
        Plan(FULL, (0.08, 0.07, 0.84, 0.24), calm="top", align="center", valign="top", head=0.19,
             size=0.5, foot=(0.08, 0.88, 0.84, 0.07), foot_align="center"),
        Plan((0, 0.34, 1, 0.66), (0.08, 0.06, 0.84, 0.18), behind="accent", head=0.17, size=0.76,
             foot=(0.08, 0.25, 0.84, 0.06)),
        Plan((0.08, 0.08, 0.84, 0.56), (0.08, 0.68, 0.84, 0.16), behind="ground", head=0.15,
             size=0.76, foot=(0.08, 0.86, 0.84, 0.07)),
        Plan((0.2, 0.32, 0.6, 0.6), (0.08, 0.06, 0.84, 0.16), behind="surface", align="center",
             head=0.17, corner="circle", size=0.66, foot=(0.08, 0.23, 0.84, 0.06),
             foot_align="center"),
    ),
    tall=(
        Plan(FULL, (0.09, 0.06, 0.82, 0.26), calm="top", align="center", valign="top", head=0.22,
             size=0.52, foot=(0.09, 0.9, 0.82, 0.055), foot_align="center"),
        Plan((0, 0.32, 1, 0.58), (0.09, 0.06, 0.82, 0.22), behind="ground", head=0.22, size=0.76,
             foot=(0.09, 0.92, 0.82, 0.045)),
        Plan((0.16, 0.36, 0.68, 0.46), (0.1, 0.09, 0.8, 0.22), behind="surface", align="center",
             head=0.2, corner="arch", size=0.74, foot=(0.1, 0.86, 0.8, 0.055),
             foot_align="center", rule=True),
        Plan((0, 0, 1, 0.62), (0.09, 0.66, 0.82, 0.2), behind="accent", valign="top", head=0.2,
             size=0.62, foot=(0.09, 0.89, 0.82, 0.055)),
    ),
)  # fmt: skip


def compose_cover(job: Job) -> None:
    """The cover of a book, magazine, album or podcast."""
    compose_by(job, COVERS, title=True)
