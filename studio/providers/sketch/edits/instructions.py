"""What an edit's words ask for, clause by clause.

Only what Sketch can really do is understood; every other clause is kept word for word, so that a
note can name it.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from studio.providers.sketch.color import find_colors, named_colors

Side = Literal["left", "right", "top", "bottom"]
Part = Literal["subject", "background", "picture"]

_VERBS = (
    "add add-in blur brighten change colour color colorize crop cut darken delete desaturate draw"
    " enlarge erase expand extend fill flip give insert keep lighten make mirror move outpaint"
    " paint place put recolour recolor reframe remove repaint replace restyle rotate set shift"
    " straighten swap take tighten tint trim turn uncrop use warm widen write zoom"
)
_CLAUSE = re.compile(
    r"(?:[.!?;](?:\s+|$)|\n+|(?:,\s*|\s+)(?:and\s+)?then\s+|[,\s]\s*(?:and|but)\s+(?=VERB\b)"
    r"|,\s*(?=VERB\b))".replace("VERB", f"(?:also\\s+)?(?:{'|'.join(_VERBS.split())})"),
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»|„([^“”]+)[“”]|(?<!\w)'([^']+)'(?!\w)")
_SIDES: tuple[tuple[str, Side], ...] = (
    (r"left", "left"),
    (r"right", "right"),
    (r"top|above|up|upwards|sky|headroom", "top"),
    (r"bottom|below|down|downwards|underneath", "bottom"),
)


@dataclass(frozen=True, slots=True)
class Recolor:
    """Give a part of the picture another colour."""

    color: str
    part: Part = "subject"
    old: str | None = None
    """Only what has about this colour."""


@dataclass(slots=True)
class Instructions:
    """Everything that is to be done, in the fixed order in which it is done."""

    recolors: list[Recolor] = field(default_factory=list)
    light: dict[str, float] = field(default_factory=dict)
    """warm, bright, contrast and colour: -1 to 1 each."""
    mirror: bool = False
    crop: bool = False
    closer: bool = False
    extend: bool = False
    sides: list[Side] = field(default_factory=list)
    """The sides that get more room; none named means all around."""
    background: str = ""
    """The setting that was described, "" for none."""
    ground: str = ""
    """A plain colour for the background, "" for none."""
    blur: bool = False
    words: list[str] = field(default_factory=list)
    words_side: Side | None = None
    undone: list[str] = field(default_factory=list)
    """Clauses that nothing here can do, as they were written."""

    @property
    def only_reframes(self) -> bool:
        """Whether pixels are only moved, cropped and written on, so that all of them can stay."""
        return not (
            self.recolors
            or self.light
            or self.extend
            or self.background
            or self.ground
            or self.blur
        )


def read_instructions(text: str) -> Instructions:
    """Understand the words of an edit. Never raises; what is not understood is ``undone``."""
    asked = Instructions()
    quotes: list[str] = []

    def keep_quote(match: re.Match[str]) -> str:
        quotes.append(next(group for group in match.groups() if group))
        return f"§{len(quotes) - 1}§"

    for clause in _CLAUSE.split(_QUOTED.sub(keep_quote, text[:4000].replace("§", " "))):
        if wording := clause.strip(" ,.!?:-"):
            _read_clause(wording, quotes, asked)
    return asked


def _read_clause(clause: str, quotes: list[str], asked: Instructions) -> None:
    low = clause.lower()
    quoted = [quotes[int(number)] for number in re.findall(r"§(\d+)§", clause)]
    if _has(low, r"^(?:please\s+)?(?:keep|leave|don.?t|do not|without changing|same)\b"):
        return
    understood = False
    if quoted:
        understood = _read_words(low, quoted, asked)
    elif _has(low, r"\b(?:background|backdrop|cut ?out|transparent)\b|\bbehind\b"):
        understood = _read_background(clause, asked)
    for read in (_read_light, _read_frame, _read_colors, _read_place):
        if not understood or read in (_read_light, _read_frame):
            understood = read(clause, asked) or understood
    if not understood and not quoted:
        asked.undone.append(clause)
    elif quoted and not understood:
        restored = re.sub(r"§(\d+)§", lambda m: f"“{quotes[int(m[1])]}”", clause)
        asked.undone.append(restored)


def _has(text: str, pattern: str) -> bool:
    return re.search(pattern, text) is not None


def _read_words(low: str, quoted: list[str], asked: Instructions) -> bool:
    if _has(low, r"\b(?:remove|erase|delete|replace|change|take)\b"):
        return False
    asked.words += quoted
    asked.words_side = _side(low) or asked.words_side
    return True


def _side(low: str) -> Side | None:
    return next((side for words, side in _SIDES if _has(low, rf"\b(?:{words})\b")), None)


def _read_background(clause: str, asked: Instructions) -> bool:
    low = clause.lower()
    if _has(low, r"\bblur|\bout of focus|\bsofter\b|\bbokeh"):
        asked.blur = True
        return True
    colors = _colors(low)
    if _has(
        low, r"\b(?:remove|delete|erase|drop)\b.*\b(?:background|backdrop)|cut ?out|transparent"
    ):
        asked.ground = colors[-1] if colors else "#ffffff"
        return True
    described = (
        re.search(
            r"\b(?:background|backdrop|behind \w+)\b\s*"
            r"(?:to|into|with|by|as|for|of|:|is|be)?\s+(.+)$",
            low,
        )
        or re.search(
            r"(?:on|against|with|give it|make it|use|add|put|in front of)\s+(?:an?|the)?\s*(.+?)"
            r"\s+(?:background|backdrop)\b",
            low,
        )
        or re.search(r"(?:put|place|add|paint|show)\s+(.+?)\s+behind\b", low)
    )
    scene = described.group(1).strip() if described else ""
    scene = re.sub(r"^(?:an?|the|some|to|with|into|by)\s+", "", scene)
    if colors and (not scene or _only_color(scene)):
        tints = _has(low, r"\b(?:recolou?r|tint|turn|make)\b") and not _has(low, r"\bplain|solid\b")
        if tints:
            asked.recolors.append(Recolor(colors[-1], "background"))
        else:
            asked.ground = colors[-1]
        return True
    if scene:
        asked.background = _bare(scene)
    return bool(scene)


def _bare(scene: str) -> str:
    """A described setting without the little words before it."""
    return re.sub(
        r"^(?:(?:on|in|at|into|onto|to|with|against|under|by|beside|inside|outside|before|of"
        r"|in front of)\s+)*(?:(?:an?|the|some)\s+)?",
        "",
        scene,
    )


def _colors(text: str) -> list[str]:
    """The colours named, in order; plain white is the paper white that shops ask for."""
    paper = named_colors()["white"]
    return ["#ffffff" if color == paper else color for color in find_colors(text)]


def _only_color(scene: str) -> bool:
    """Whether a described background is no more than a colour ("a soft pink studio wall")."""
    plain = (
        "a an the plain solid flat soft light pale dark deep bright simple clean pastel warm cool"
        " studio wall colour color seamless background backdrop one of"
    )
    allowed = set(plain.split()) | set(named_colors())
    return all(word in allowed for word in re.findall(r"[a-z]+", re.sub(r"#\w+", "", scene)))


def _read_place(clause: str, asked: Instructions) -> bool:
    """Understand "put the bottle on a beach": the subject in another setting."""
    low = clause.lower()
    found = re.search(
        r"\b(?:put|place|set|move|show)\s+(?:it|this|that|them|him|her|the\s+.+?|my\s+.+?)\s+"
        r"((?:on|in|at|into|onto|against|under|by|beside|inside|outside|before|in front of)\s+.+)$",
        low,
    ) or re.match(r"((?:on|in|at|against)\s+(?:an?|the)\s+.+)$", low)
    if not found or _has(found.group(1), r"\b(?:left|right|middle|centre|center|top|bottom)\b"):
        return False
    colors = _colors(low)
    if colors and _only_color(re.sub(r"^\w+\s+", "", found.group(1))):
        asked.ground = colors[-1]
    else:
        asked.background = _bare(found.group(1))
    return True


_LIGHT = (
    (r"\bwarm(?:er|th)?\b|golden light", "warm", 1.0),
    (r"\bcool(?:er)?\b|\bcolder\b", "warm", -1.0),
    (r"\bbright(?:er|en)?\b|\blighter\b|\blighten\b", "bright", 1.0),
    (r"\bdark(?:er|en)\b|\bdimmer\b", "bright", -1.0),
    (r"\b(?:more|higher|stronger) contrast\b|\bcontrastier\b|\bpunch(?:y|ier)\b", "contrast", 1.0),
    (r"\b(?:less|lower|softer) contrast\b|\bsoften the light\b", "contrast", -1.0),
    (r"\bvibrant\b|\bvivid\b|\bsaturated\b|\bmore colou?rful\b", "color", 1.0),
    (r"\bmuted\b|\bdesaturate\b|\bless saturated\b|\bfaded\b", "color", -0.6),
    (r"\bblack[ -]and[ -]white\b|\bgr[ea]yscale\b|\bmonochrome\b|\bb&w\b", "gray", 1.0),
)


def _read_light(clause: str, asked: Instructions) -> bool:
    low = clause.lower()
    found = False
    for pattern, name, amount in _LIGHT:
        if _has(low, pattern):
            asked.light[name] = amount
            found = True
    return found


def _read_frame(clause: str, asked: Instructions) -> bool:
    low = clause.lower()
    if _has(low, r"\b(?:mirror|flip)(?:ped)?\b"):
        asked.mirror = True
        return True
    if _has(
        low,
        r"\b(?:extend|expand|widen|outpaint|uncrop|zoom(?:ed)? out|enlarge the canvas)\b"
        r"|\b(?:more|extra|add|leave|leaving|with|give|make)\b.*\b(?:space|room|margin)\b"
        r"|copy ?space",
    ):
        asked.extend = True
        side = _side(low)
        if side and side not in asked.sides:
            asked.sides.append(side)
        return True
    if _has(low, r"\b(?:crop|trim|tighten|reframe|zoom(?:ed)? in|close[ -]?up|closer|tighter)\b"):
        asked.crop = True
        asked.closer = asked.closer or _has(
            low, r"\b(?:zoom(?:ed)? in|close[ -]?up|closer|tight(?:er|ly)?|tighten)\b"
        )
        return True
    return _has(
        low,
        r"^(?:(?:make|turn) (?:it|this) )?(?:an? )?(?:square|portrait|landscape|story|banner|"
        r"wider|taller|vertical|horizontal|\d+\s*[:x×]\s*\d+)\b",
    )


def _read_colors(clause: str, asked: Instructions) -> bool:
    low = clause.lower()
    if not _has(low, r"\b(?:make|turn|change|recolou?r|paint|colou?r|tint|in)\b"):
        return False
    colors = _colors(low)
    if not colors:
        return False
    to = re.search(r"\b(?:to|into|→)\b(.+)$", low)
    target = _colors(to.group(1)) if to else []
    new = target[-1] if target else colors[-1]
    old = colors[0] if len(colors) > 1 and colors[0] != new else None
    whole = _has(low, r"\b(?:everything|whole|entire|all of it|picture|image|photo)\b")
    asked.recolors.append(Recolor(new, "picture" if whole and old is None else "subject", old))
    return True
