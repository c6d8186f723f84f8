"""A hand, near: round something, or under it.

Drawn in thousandths of its own height, the top left corner at (0, 0), y down.
"""

from studio.providers.sketch.color import lighten
from studio.providers.sketch.pen import Box, limb, path, rect

HANDS: dict[str, Box] = {"hand": (255, 20, 430, 690), "palm": (200, 130, 470, 470)}
"""Each close-up and the room for what it holds; a thing as wide as the room touches the hand."""
PHONE: Box = (300, 30, 340, 680)


def draw_hand_behind(name: str, skin: str, sleeve: str) -> str:
    """Sleeve, arm and palm: what lies behind the held thing."""
    deep = lighten(skin, -0.05)
    if name == "palm":
        return (
            limb([(1000, 900, 110), (800, 800, 88), (690, 742, 74)], skin)
            + limb([(1010, 905, 130), (905, 852, 116)], sleeve)
            + path(
                "M700 660C620 600 480 610 400 618C320 626 200 590 140 560C112 548 96 578 120 600"
                "C180 660 260 740 380 780C500 820 640 830 740 800z",
                skin,
            )
            + limb([(640, 690, 40), (560, 596, 34), (500, 566, 27)], deep)
        )
    return (
        limb([(560, 1000, 120), (540, 860, 112)], skin)
        + path(
            "M300 560C300 520 660 500 720 560C760 640 740 800 650 880C560 930 420 910 360 830"
            "C310 760 300 640 300 560z",
            deep,
        )
        + rect(405, 930, 300, 90, sleeve, 24)
    )


def draw_hand_before(name: str, skin: str) -> str:
    """Thumb and fingertips: what lies before the held thing."""
    pale = lighten(skin, 0.05)
    if name == "palm":
        return path(
            "M380 780C300 750 210 690 150 620C220 660 330 680 420 668C540 656 640 668 720 700"
            "L740 800C640 830 500 820 380 780z",
            lighten(skin, -0.02),
        )
    marks = ""
    for i, long in enumerate((96, 108, 104, 84)):
        y = 508 + i * 82
        marks += limb([(728 - i * 8, y + 10, 42), (728 - long, y, 36)], lighten(skin, -0.012 * i))
        marks += limb([(728 - long - 8, y - 1, 17), (728 - long + 6, y, 17)], pale)
    marks += limb([(420, 862, 78), (300, 720, 60), (262, 590, 47), (276, 500, 40)], skin)
    return marks + limb([(272, 492, 19), (274, 512, 19)], pale)
