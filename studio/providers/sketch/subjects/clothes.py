"""Clothes, laid flat."""

from studio.providers.sketch.oklab import lighten
from studio.providers.sketch.pen import circle, group, line, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape


@shape("jumper")
def draw_jumper(kit: Kit) -> Shape:
    body = kit.main()
    svg = path(
        "M120 30L30 90L0 340l70 16l30-170v250h240V186l30 170l70-16l-30-250l-90-60z",
        kit.flat(body, 1.3),
    )
    svg += path("M150 22q70 60 140 0l20 12q-90 90-180 0z", lighten(body, -0.07)) + rect(
        100, 404, 240, 34, lighten(body, -0.06), 4
    )
    return Shape(
        svg + "".join(line(f"M{130 + i * 36} 220v150", lighten(body, -0.04), 5) for i in range(6)),
        440,
        438,
    )


@shape("hoodie")
def draw_hoodie(kit: Kit) -> Shape:
    body = kit.main()
    made = draw_jumper(kit)
    svg = (
        path("M130 40q-10-60 90-60t90 60q-30 70-90 74q-60-4-90-74z", lighten(body, -0.1)) + made.svg
    )
    return Shape(
        group(
            svg
            + rect(150, 290, 140, 90, lighten(body, -0.06), 20)
            + line("M196 96v80M244 96v80", kit.paper, 6),
            0,
            20,
        ),
        440,
        458,
    )


@shape("tee")
def draw_tee(kit: Kit) -> Shape:
    body = kit.main(kit.paper)
    svg = path(
        "M130 20L20 70L0 190l80 20l20-50v260h240V160l20 50l80-20"
        "l-20-120l-110-50q-30 50-90 50t-90-50z",
        kit.flat(body, 1.2),
    )
    return Shape(
        svg + circle(220, 210, 52, kit.palette.accent) + path("M190 232q30-60 60 0z", kit.paper),
        440,
        420,
    )


@shape("dress")
def draw_dress(kit: Kit) -> Shape:
    body = kit.main()
    svg = path(
        "M100 0l20 60q50 40 100 0l20-60l30 14l-10 146q-8 40 20 80"
        "l80 300H0l60-300q28-40 20-80L70 14z",
        kit.flat(body, 1.4),
    )
    return Shape(svg + rect(84, 222, 176, 20, lighten(body, -0.12), 8), 360, 540)


@shape("jacket")
def draw_jacket(kit: Kit) -> Shape:
    body = kit.main()
    svg = path(
        "M130 20L30 80L0 360l76 14l30-190v276h228V184l30 190l76-14l-30-280L310 20z",
        kit.flat(body, 1.3),
    )
    svg += path("M150 14h140l-70 90z", lighten(body, -0.1)) + rect(
        217, 100, 6, 360, lighten(body, -0.16)
    )
    return Shape(
        svg
        + "".join(circle(236, 150 + i * 80, 8, lighten(body, 0.2)) for i in range(4))
        + rect(130, 330, 66, 12, lighten(body, -0.1), 6)
        + rect(250, 330, 66, 12, lighten(body, -0.1), 6),
        440,
        460,
    )


@shape("beanie")
def draw_beanie(kit: Kit) -> Shape:
    body = kit.main()
    svg = (
        circle(150, 40, 40, kit.paper)
        + path("M20 220q-10-170 130-170t130 170z", kit.flat(body))
        + rect(0, 196, 300, 80, lighten(body, -0.07), 26)
    )
    return Shape(
        svg + "".join(rect(26 + i * 34, 204, 6, 64, lighten(body, -0.13), 3) for i in range(8)),
        300,
        276,
    )
