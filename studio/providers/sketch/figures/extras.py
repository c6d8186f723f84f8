"""What is worn over the clothes, in the frame of the trunk: before it, or behind it."""

from studio.providers.sketch.color import lighten
from studio.providers.sketch.figures.skeleton import Joints
from studio.providers.sketch.figures.wear import Outfit
from studio.providers.sketch.pen import circle, group, line, path, rect


def draw_behind(j: Joints, outfit: Outfit) -> str:
    """What hangs on the back."""
    marks = ""
    extras = outfit.extras
    if "cape" in extras:
        colour = extras["cape"]
        marks += path(
            "M-60 -300H60C90 -160 130 20 150 190Q60 150 0 190Q-70 150 -150 190C-130 20 -90 -160 -60 -300z",
            lighten(colour, -0.04),
        )
    if "backpack" in extras:
        colour = extras["backpack"]
        if j.pose.side:
            marks += rect(-146, -300, 120, 230, colour, 40) + rect(
                -160, -190, 60, 96, lighten(colour, -0.06), 22
            )
            marks += rect(-120, -316, 60, 26, lighten(colour, -0.1), 12)
        else:
            marks += rect(-96, -330, 192, 280, colour, 44) + rect(
                -66, -352, 132, 40, lighten(colour, -0.07), 18
            )
    return group(marks, 0, 0, 1, j.lean) if marks else ""


def draw_before(j: Joints, outfit: Outfit) -> str:
    """What lies on the chest or over the front."""
    marks = ""
    shift = 14 if j.pose.side else 0
    for item, colour in outfit.extras.items():
        deep = lighten(colour, -0.07) if colour else ""
        if item == "backpack":
            if j.pose.side:
                marks += path(
                    "M-30 -296C30 -300 44 -210 10 -110",
                    "none",
                    stroke=deep,
                    stroke_width=17,
                    stroke_linecap="round",
                )
            else:
                marks += "".join(
                    path(
                        f"M{s * 58} -298C{s * 66} -230 {s * 72} -170 {s * 70} -90",
                        "none",
                        stroke=deep,
                        stroke_width=18,
                    )
                    for s in (-1, 1)
                )
        elif item == "apron":
            wide = 46 if j.pose.side else 62
            marks += path(
                f"M{shift - 40} -214H{shift + 40}L{shift + wide} -110V96Q{shift} 112 {shift - wide} 96"
                f"V-110z",
                colour,
            )
            marks += line(
                f"M{shift - 40} -214L{shift - 30} -300M{shift + 40} -214L{shift + 30} -300", deep, 9
            )
            marks += rect(shift - 34, -50, 68, 56, deep, 6)
        elif item == "hivis":
            marks += path(
                f"M{shift - 62} -300L{shift - 30} -306L{shift} -230L{shift + 30} -306L{shift + 62} -300"
                f"L{shift + 68} -6H{shift - 68}z",
                "#f2a73b",
            )
            marks += rect(shift - 68, -150, 136, 24, "#f7f3d8") + rect(
                shift - 68, -70, 136, 24, "#f7f3d8"
            )
        elif item == "tie":
            marks += path(
                f"M{shift - 13} -296H{shift + 13}L{shift + 9} -272L{shift + 18} -150L{shift} -122"
                f"L{shift - 18} -150L{shift - 9} -272z",
                colour,
            )
        elif item == "bowtie":
            marks += path(
                f"M{shift} -294L{shift - 34} -312V-274zM{shift} -294L{shift + 34} -312V-274z",
                colour,
            )
            marks += circle(shift, -294, 8, deep)
        elif item == "necklace":
            marks += path(
                f"M{shift - 30} -300Q{shift} -230 {shift + 30} -300",
                "none",
                stroke="#e3b341",
                stroke_width=6,
            ) + circle(shift, -262, 9, colour)
        elif item == "medal":
            marks += (
                path(
                    f"M{shift - 28} -302L{shift} -190L{shift + 28} -302",
                    "none",
                    stroke=colour,
                    stroke_width=13,
                )
                + circle(shift, -180, 24, "#e6b93f")
                + circle(shift, -180, 15, "#f3d56f")
            )
        elif item == "lanyard":
            marks += path(
                f"M{shift - 26} -302L{shift} -170L{shift + 26} -302",
                "none",
                stroke=colour,
                stroke_width=7,
            ) + rect(shift - 26, -172, 52, 66, "#ffffff", 6)
            marks += rect(shift - 16, -160, 32, 24, deep, 4)
        elif item == "stethoscope":
            marks += (
                path(
                    f"M{shift - 30} -304C{shift - 46} -200 {shift + 6} -190 {shift + 4} -140",
                    "none",
                    stroke="#3d4350",
                    stroke_width=8,
                )
                + line(f"M{shift + 30} -304Q{shift + 44} -240 {shift + 26} -200", "#3d4350", 8)
                + circle(shift + 4, -132, 14, "#aeb4bf")
            )
        elif item == "scarf":
            marks += path(
                f"M{shift + 2} -290L{shift + 44} -276L{shift + 58} -128L{shift + 16} -120z", deep
            )
            marks += path(
                f"M{shift - 48} -330Q{shift} -300 {shift + 48} -330Q{shift + 62} -292 {shift + 44} -272"
                f"Q{shift} -244 {shift - 44} -272Q{shift - 62} -292 {shift - 48} -330z",
                colour,
            )
            marks += line(
                f"M{shift + 22} -134v-18M{shift + 36} -132v-18M{shift + 50} -134v-14", colour, 5
            )
        elif item == "bag":
            marks += line(f"M{shift + 40} -296L{shift - 70} -30", deep, 10)
            marks += rect(shift - 118, -40, 96, 84, colour, 14) + rect(
                shift - 118, -40, 96, 36, deep, 14
            )
    return group(marks, 0, 0, 1, j.lean) if marks else ""
