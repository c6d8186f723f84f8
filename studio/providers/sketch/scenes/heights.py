"""High and rocky ground: cliff, hill, rock, canyon, waterfall."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import Point, circle, line, path, polygon, rect, route, smooth
from studio.providers.sketch.scenes import land, sky
from studio.providers.sketch.scenes.nature import fringe, row_of_trees, scatter_tufts
from studio.providers.sketch.scenes.setting import Setting


def quiet(s: Setting, x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether a place lies on the calm side."""
    box = s.calm_box
    return box is not None and (
        x0 < box[0] + box[2] and x1 > box[0] and y0 < box[1] + box[3] and y1 > box[1]
    )


def raise_ground(s: Setting, least: float, most: float) -> None:
    """Put the ground high enough for what falls away under it to show."""
    share = s.ground_y / s.height - (0.14 if s.calm == "top" else 0.2)
    if s.calm == "bottom":
        least, most = 0.5, 0.56
    elif s.calm == "top":
        least = max(least, 0.66)
    elif s.calm:
        least = max(least, 0.68)
    s.ground_y = s.height * min(max(share, least), max(least, most))


def side_of(s: Setting) -> int:
    """The side, -1 or 1, from which land reaches out to where the subject stands."""
    if abs(s.focus_x - s.width / 2) > s.width * 0.04:
        return 1 if s.focus_x > s.width / 2 else -1
    return 1 if s.light == "left" else -1


def paint_cliff(s: Setting) -> None:
    """A headland over the sea: grass on top, a broken face, foam at its foot."""
    u = s.unit
    raise_ground(s, 0.56, 0.8)
    hz = s.horizon(0.62)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 1.1)
    sky.paint_clouds(s, hz, 3)
    sea = s.local("#2f84a0", 0.2)
    land.paint_water(s, hz, s.height, lighten(sea, -0.04), mix(sea, low, 0.5))
    land.paint_ripples(s, hz + u, s.height, "#ffffff", 0.35)
    side, y = side_of(s), s.ground_y
    reach = max(s.focus_width * 0.34, u * 15)
    lip = s.focus_x - side * reach
    if s.calm == "left":
        lip = max(lip, s.width * 0.52)
    elif s.calm == "right":
        lip = min(lip, s.width * 0.48)
    far = s.width * (1.02 if side > 0 else -0.02)
    stone, grass = s.local("#8f7f73", 0.2), s.local("#7d9a5a", 0.16)
    if s.calm == "bottom":
        s.back.add(rect(0, y + u, s.width, s.height, lighten(stone, -0.03)))
        s.behind_words = lighten(stone, -0.03)
    else:
        _paint_face(s, lip, far, y, side, stone)
    top: list[Point] = [(lip, y + u * 0.6)]
    for share in (0.25, 0.5, 0.75, 1.0):
        rise = u * (4 * share + s.rng.uniform(-0.6, 0.6)) * (share > 0.5)
        top.append((lip + (far - lip) * share, y - rise))
    turf = smooth(top, closed=False)
    under = route(("L", far, y + u * 5), ("L", lip + side * u * 2, y + u * 3), ("z",))
    s.back.add(path(turf + under, grass), line(turf, lighten(grass, 0.06), u * 0.6))
    if s.calm == "bottom":
        s.back.add(rect(0, y, s.width, u * 2, grass))
    s.taken.append((min(lip, far), y - u * 4, abs(far - lip), s.height - y))
    s.focus_width = min(s.focus_width, reach * 1.9)


def _paint_face(s: Setting, lip: float, far: float, y: float, side: int, stone: str) -> None:
    u, foot = s.unit, s.height + s.unit
    drop = foot - y
    edge: list[Point] = [(lip, y)]
    for at, out in enumerate((0.2, -0.35, 0.5, 0.1, 0.9, 1.6)):
        edge.append((lip - side * u * out * 3.2 + side * u * at, y + drop * (at + 1) / 6))
    shade = s.back.linear([(0, lighten(stone, 0.05)), (1, lighten(stone, -0.1))])
    s.back.add(polygon([*edge, (far, foot), (far, y)], shade))
    width = far - lip
    for at in range(7):
        x = lip + width * (0.04 + 0.14 * at)
        wide = width * s.rng.uniform(0.05, 0.1)
        start, tall = y + drop * s.rng.uniform(0.02, 0.25), drop * s.rng.uniform(0.3, 0.75)
        slab = [
            (x, start), (x + wide, start + u * 2), (x + wide * 0.7, start + tall),
            (x - wide * 0.3, start + tall * 0.8),
        ]  # fmt: skip
        s.back.add(polygon(slab, lighten(stone, (-0.06, 0.04, -0.035)[at % 3])))
    end = edge[-1][0]
    for at in range(4):
        x, half = end - side * u * (at * 5 - 7), u * s.rng.uniform(4, 8)
        y = s.height - u * (0.6 + 1.1 * (at % 2))
        if not quiet(s, x - half, y - u, x + half, s.height):
            s.back.add(rect(x - half, y, half * 2, u * 0.7, "#f2f7f7", u * 0.35, opacity=0.75))


def paint_hill(s: Setting) -> None:
    """One broad round hill, fields far below, and a great deal of sky."""
    u = s.unit
    raise_ground(s, 0.6, 0.74)
    hz = s.horizon(0.72)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz)
    sky.paint_clouds(s, hz, 5)
    green = s.local("#86ab5c", 0.16)
    land.paint_hill(s, hz, u * 4, u * 46, mix(green, low, 0.6))
    land.paint_hill(s, hz + u * 5, u * 3, u * 60, mix(s.local("#d9b65c", 0.2), low, 0.4))
    y, x = s.ground_y, s.focus_x
    half = max(s.width * 0.7, u * 60)
    crown = route(
        ("M", x - half, s.height + u), ("C", x - half * 0.55, s.height, x - half * 0.36, y, x, y),
        ("C", x + half * 0.36, y, x + half * 0.55, s.height, x + half, s.height + u), ("z",),
    )  # fmt: skip
    if s.calm == "bottom":
        s.back.add(rect(0, y + u * 3, s.width, s.height, green))
        s.behind_words = green
    s.back.add(
        path(crown, green if s.calm == "bottom" else s.back.linear(
            [(0, lighten(green, 0.03)), (1, lighten(green, -0.09))]))
    )  # fmt: skip
    s.taken.append((0, y, s.width, s.height - y))
    if s.calm != "bottom":
        way = route(
            ("M", x - u, y + u * 0.4),
            ("C", x - u * 14, y + (s.height - y) * 0.4, x + u * 22, y + (s.height - y) * 0.5,
             x - u * 6, s.height + u),
            ("h", u * 14),
            ("C", x + u * 34, y + (s.height - y) * 0.5, x - u * 8, y + (s.height - y) * 0.4,
             x + u, y + u * 0.4), ("z",),
        )  # fmt: skip
        s.back.add(path(way, mix(green, "#efe0b8", 0.55), opacity=0.8))
        fringe(s, lighten(green, -0.1), flowers=(s.palette.accent, "#ffffff"))
    s.focus_width = min(s.focus_width, half * 0.55)


def paint_rock(s: Setting) -> None:
    """A bare rock in the open, the sea around it."""
    _paint_land_in_sea(s, island=False)


def paint_island(s: Setting) -> None:
    """A small island with a beach and green on it, water all round."""
    _paint_land_in_sea(s, island=True)


def _paint_land_in_sea(s: Setting, *, island: bool) -> None:
    u = s.unit
    raise_ground(s, 0.6, 0.72)
    hz = s.horizon(0.56)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 1.1)
    sky.paint_clouds(s, hz, 3)
    sea = s.local("#2a8ba6", 0.18)
    land.paint_water(s, hz, s.height, sea, mix(sea, low, 0.45))
    if s.calm != "bottom":
        land.paint_ripples(s, hz + u, s.height, "#ffffff", 0.4)
    x, y = s.focus_x, s.ground_y
    half = max(s.focus_width * 0.62, u * 20)
    if s.calm in {"left", "right"}:
        half = min(half, abs(x - s.width * 0.5), min(x, s.width - x) * 1.2)
    deep = u * (12 if s.calm != "bottom" else 5)
    s.back.add(s.back.shadow(x, y + deep, half * 2.4, "#08303c", 0.25))
    if island:
        sand, green = s.local("#ecd3a0", 0.1), s.local("#6f9a5d", 0.14)
        for wide, down, tone in ((1.16, 1.0, mix(sea, "#ffffff", 0.5)), (1.05, 0.9, sand)):
            s.back.add(path(_mound(x, y + u * 2.4, half * wide, deep * down), tone))
        s.back.add(path(_mound(x, y, half * 0.84, deep * 0.5), green))
    else:
        stone = s.local("#7f7873", 0.2)
        s.back.add(path(_mound(x, y + u * 3, half * 1.1, deep), mix(sea, "#ffffff", 0.55)))
        left, right = x - half, x + half
        outline = [
            (left, y + deep), (left + half * 0.16, y + u * 3), (left + half * 0.5, y),
            (x, y - u * 0.4),
            (right - half * 0.4, y + u * 0.3), (right - half * 0.12, y + u * 4), (right, y + deep),
        ]  # fmt: skip
        s.back.add(polygon(outline, stone))
        lit = outline[1:4] if s.light == "left" else outline[3:6]
        s.back.add(polygon([*lit, (x, y + deep * 0.8)], lighten(stone, 0.06)))
        dark = outline[3:6] if s.light == "left" else outline[1:4]
        s.back.add(polygon([*dark, (x + half * 0.1, y + deep)], lighten(stone, -0.06)))
    s.taken.append((x - half, y - u * 4, half * 2, s.height - y))
    s.focus_width = half * 1.4
    if s.calm == "bottom":
        s.behind_words = sea


def _mound(x: float, y: float, half: float, deep: float) -> str:
    return route(
        ("M", x - half, y + deep),
        ("C", x - half * 0.8, y + deep * 0.2, x - half * 0.4, y, x, y),
        ("C", x + half * 0.4, y, x + half * 0.8, y + deep * 0.2, x + half, y + deep), ("z",),
    )  # fmt: skip


def paint_canyon(s: Setting) -> None:
    """Walls of layered stone on both sides of a sandy floor."""
    u, hz = s.unit, s.horizon(0.66)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 1.2)
    stone = s.local("#c06a45", 0.16)
    floor = s.local("#dba46c", 0.14)
    _paint_wall(s, hz, mix(stone, low, 0.5), (0.42, 0.62), 0.34)
    _paint_wall(s, hz + u * 2, mix(stone, low, 0.2), (0.26, 0.74), 0.58)
    s.back.add(
        rect(0, hz + u, s.width, s.height, s.back.linear([(0, mix(floor, low, 0.25)), (1, floor)]))
    )
    s.taken.append((0, hz, s.width, s.height))
    if s.calm != "bottom":
        land.paint_path(s, hz + u * 1.5, lighten(floor, 0.06))
        for x in (s.rng.uniform(0.04, 0.16), s.rng.uniform(0.84, 0.96)):
            size = u * s.rng.uniform(5, 8)
            s.back.add(land.facets(s, s.width * x, s.height - u * 2, size, lighten(stone, -0.05)))
    else:
        s.behind_words = floor


def _paint_wall(s: Setting, base: float, tone: str, gap: tuple[float, float], share: float) -> None:
    """A wall each side, leaving the middle open; none rises into a calm side."""
    shift = s.focus_x / s.width - 0.5
    for side in (-1, 1):
        inner = s.width * (gap[0 if side < 0 else 1] + shift * 0.5)
        outer = 0.0 if side < 0 else float(s.width)
        tall = base * share * s.rng.uniform(0.85, 1.1)
        box = s.calm_box
        if box and quiet(s, min(inner, outer), base - tall, max(inner, outer), base):
            tall = min(tall, base - box[1] - box[3] - s.unit * 0.5)
        if tall < s.unit * 2:
            continue
        step = s.unit * 5 * side
        points = [
            (outer, base + s.unit * 3), (outer, base - tall), (inner + step * 2, base - tall),
            (inner + step * 1.5, base - tall * 0.62), (inner + step * 0.6, base - tall * 0.56),
            (inner + step * 0.3, base - tall * 0.2), (inner - step * 0.4, base + s.unit * 3),
        ]  # fmt: skip
        s.back.add(polygon(points, tone))
        for at in range(1, 5):
            y = base - tall * at * 0.2
            end = inner + step * (1.7 if at > 2 else 0.6)
            s.back.add(line(route(("M", outer, y), ("H", end)), lighten(tone, -0.05), tall * 0.035))
        s.taken.append((min(inner, outer), base - tall, abs(inner - outer), tall))


def paint_waterfall(s: Setting) -> None:
    """White water down a wall of rock into a pool, woods on both sides."""
    u, hz = s.unit, s.horizon(0.66)
    low = sky.paint_sky(s, hz)
    stone, green = s.local("#6f7d78", 0.2), s.local("#3f7a58", 0.16)
    box = s.calm_box
    top = box[3] + u * 2 if s.calm == "top" and box else hz * 0.16
    left, right = 0.0, float(s.width)
    if s.calm == "left" and box:
        left = box[2] + u
    elif s.calm == "right" and box:
        right = box[0] - u
    x = s.focus_x + (right - left) * (0.2 if s.focus_x < (left + right) / 2 else -0.2)
    wide = min((right - left) * 0.16, u * 16)
    ridge: list[Point] = [(left, hz + u * 4), (left, top + (hz - top) * 0.4)]
    ridge += [(x - wide * 1.6, top + u * 2), (x - wide * 0.5, top), (x + wide * 0.5, top)]
    ridge += [(x + wide * 1.7, top + u * 3), (right, top + (hz - top) * 0.5), (right, hz + u * 4)]
    s.back.add(polygon(ridge, s.back.linear([(0, mix(stone, low, 0.35)), (1, stone)])))
    for at in range(6):
        px = left + (right - left) * (0.06 + 0.16 * at)
        tall = (hz - top) * s.rng.uniform(0.3, 0.5)
        slab = [(px, hz - tall), (px + u * 6, hz - tall * 0.9), (px + u * 4, hz), (px - u * 2, hz)]
        s.back.add(polygon(slab, lighten(stone, (-0.04, 0.04)[at % 2])))
    fall = s.back.linear([(0, "#ffffff", 0.95), (1, "#e6f4f6", 0.85)])
    s.back.add(
        polygon(
            [(x - wide * 0.45, top), (x + wide * 0.45, top), (x + wide * 0.62, hz + u * 3),
             (x - wide * 0.62, hz + u * 3)], fall,
        )
    )  # fmt: skip
    for at in range(4):
        px = x + wide * (at - 1.5) * 0.24
        s.back.add(
            line(route(("M", px, top), ("L", px * 1.0, hz)), mix(stone, "#bfe3ea", 0.8), u * 0.5)
        )
    s.taken.append((left, top, right - left, hz - top))
    row_of_trees(
        s, hz + u * 2, (u * 8, u * 16), u * 6, (green, mix(green, low, 0.2)),
        keep_focus=abs(x - s.focus_x) + wide,
    )  # fmt: skip
    pool = s.local("#4fa3b0", 0.16)
    s.back.add(rect(0, hz + u * 2, s.width, s.height, pool))
    s.taken.append((0, hz, s.width, s.height))
    if s.calm != "bottom":
        land.paint_ripples(s, hz + u * 4, s.ground_y, "#ffffff", 0.5)
        for at in range(7):
            px, r = x + wide * (at - 3) * 0.3, u * s.rng.uniform(1.6, 3)
            s.back.add(circle(px, hz + u * 3, r, "#ffffff", opacity=0.75))
        bank = mix(green, stone, 0.35)
        land.paint_hill(s, s.ground_y - u, u * 1.4, u * 60, bank, deep=0.1)
        scatter_tufts(s, s.ground_y + u * 2, lighten(green, -0.06))
        fringe(s, lighten(green, -0.05))
    else:
        land.paint_hill(s, s.ground_y - u, u, u * 80, pool, deep=0)
        s.behind_words = pool
    s.behind_words = s.behind_words if s.calm == "bottom" else mix(low, s.behind_words, 0.5)
