"""An edit's words, clause by clause, to what is to be done.

Only what Sketch can really do is understood; every other clause is kept word for word, so that a
note can name it.
"""

import re

from studio.providers.sketch.color import find_colors, named_colors
from studio.providers.sketch.edits.instructions import Instructions, Part, Recolor, Side

_MOST_LETTERS = 4000
_VERBS = (
    "add blur brighten change colour color colorize crop cut darken delete desaturate draw enlarge"
    " erase expand extend fill flip give insert isolate lighten make mirror move outpaint paint"
    " place put recolour recolor reframe remove repaint replace restyle rotate set shift show"
    " straighten swap take tighten tint trim turn uncrop use warm widen write zoom keep leave"
)
_CLAUSE = re.compile(
    r"(?:[.!?;](?:\s+|$)|\n+|(?:,\s*|\s+)(?:and\s+)?then\s+|,?\s+but\s+|[,\s]\s*and\s+(?=VERB\b)"
    r"|,\s*(?=VERB\b))".replace("VERB", f"(?:also\\s+)?(?:{'|'.join(_VERBS.split())})"),
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»|„([^“”]+)[“”]|(?<!\w)'([^']+)'(?!\w)")
_CAPITALS = re.compile(r"\b(?:[Ww]rite|[Aa]dd|[Pp]ut|[Ss]et)\s+((?:[A-Z0-9%&!]{2,}\s*)+)(?=\s|$)")
_SPOKEN = re.compile(
    r"\b(?:text|headline|caption|words?|title|line)"
    r"(?:\s*:\s*|\s+(?:saying|that says|reading)\s+)(.+)$|\bsaying\s+(.+)$",
    re.IGNORECASE,
)
_SIDES: tuple[tuple[str, Side], ...] = (
    (r"left", "left"),
    (r"right", "right"),
    (r"top|above|upwards?|headroom", "top"),
    (r"bottom|below|downwards?|underneath", "bottom"),
)
_BACKGROUND = r"\b(?:background|backdrop)\b"
_SURROUNDINGS = r"\b(?:background|backdrop|behind|wall|sky|floor|surroundings|sea|water|grass)\b"
_PLAIN = (
    "a an the plain solid flat soft light pale dark deep bright simple clean pastel warm cool pure"
    " lighter darker studio wall colour color seamless paper background backdrop one of for"
)


def read_instructions(text: str) -> Instructions:
    """Understand the words of an edit. Never raises; what is not understood is ``undone``."""
    asked = Instructions()
    quotes: list[str] = []

    def keep_quote(match: re.Match[str]) -> str:
        quotes.append(next(group for group in match.groups() if group))
        return f"§{len(quotes) - 1}§"

    marked = _QUOTED.sub(keep_quote, text[:_MOST_LETTERS].replace("§", " "))
    for clause in _CLAUSE.split(marked):
        for part in _assignments(clause.strip(" ,.!?:-")):
            _read_clause(part, quotes, asked)
    return asked


def quoted_words(text: str) -> list[str]:
    """What stands between quotation marks."""
    matches = _QUOTED.finditer(text[:_MOST_LETTERS])
    return [next(group for group in match.groups() if group) for match in matches]


def _assignments(clause: str) -> list[str]:
    """Split "make the mug blue and the background cream" into one clause for each."""
    if not clause:
        return []
    found = re.match(r"(make|turn|paint|colou?r|recolou?r|tint)\s", clause, re.IGNORECASE)
    if not found:
        return [clause]
    colors = "|".join(sorted(named_colors(), key=len, reverse=True))
    parts = re.split(
        rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?=(?:the|its)\s+[^,]*?\b(?:{colors}|#\w+)\b)",
        clause,
        flags=re.IGNORECASE,
    )
    return [parts[0], *(f"{found[1]} {part}" for part in parts[1:])]


def _read_clause(clause: str, quotes: list[str], asked: Instructions) -> None:
    low = clause.lower()
    if _has(low, r"^(?:please\s+)?(?:keep|leave the|don.?t|do not|without chang\w+|same)\b"):
        return
    if _has(low, r"^(?:please\s+)?(?:add|set|write) the words$"):
        return  # those of the order, which are set in any case
    quoted = [quotes[int(number)] for number in re.findall(r"§(\d+)§", clause)]
    if quoted:
        understood = _read_words(low, quoted, asked)
    else:
        understood = (
            _read_unquoted_words(clause, asked)
            or (not _has(low, _BACKGROUND) and _read_place(low, asked))
            or _read_background(low, asked)
        )
    lit = _read_light(low, asked)
    framed = _read_frame(low, asked)
    if understood or lit or framed or (not quoted and _read_colors(low, asked)):
        return
    asked.undone.append(re.sub(r"§(\d+)§", lambda m: f"“{quotes[int(m[1])]}”", clause))


def _has(text: str, pattern: str) -> bool:
    return re.search(pattern, text) is not None


def _sides(low: str) -> list[Side]:
    return [side for words, side in _SIDES if _has(low, rf"\b(?:{words})\b")]


def _read_words(low: str, quoted: list[str], asked: Instructions) -> bool:
    if _has(low, r"\b(?:remove|erase|delete|replace|change|take)\b"):
        return False
    asked.words += quoted
    asked.words_sides = _sides(low) or asked.words_sides
    return True


def _read_unquoted_words(clause: str, asked: Instructions) -> bool:
    """Understand "write SALE" and "add text: New in"."""
    found = _CAPITALS.search(clause) or _SPOKEN.search(clause)
    if not found or _has(clause.lower(), r"\b(?:remove|replace|change)\b"):
        return False
    words = next(group for group in found.groups() if group)
    return _read_words(clause.lower().replace(words.lower(), " "), [words.strip()], asked)


def _read_background(low: str, asked: Instructions) -> bool:
    cut = _has(low, r"\bcut ?out\b|\btransparent\b|\bisolate\b")
    if not cut and not _has(low, rf"{_BACKGROUND}|\bbehind\b"):
        return False
    if _has(low, r"\bblur|\bout of focus|\bsofter focus\b|\bbokeh"):
        asked.blur = True
        return True
    colors = _colors(low)
    if cut or _has(low, rf"\b(?:remove|delete|erase|drop|without)\b.*{_BACKGROUND}"):
        asked.ground = colors[-1] if colors else "#ffffff"
        asked.transparent = _has(low, r"\btransparent\b")
        return True
    scene = _described(low)
    if colors and (not scene or _only_color(scene)):
        tints = _has(low, r"\b(?:recolou?r|tint|turn|make)\b") and not _has(low, r"\bplain|solid\b")
        if tints:
            asked.recolors.append(Recolor(colors[-1], "background"))
        else:
            asked.ground = colors[-1]
        return True
    if scene and not _is_light(scene):
        asked.background = scene
        return True
    return False


def _described(low: str) -> str:
    """The setting that a clause about the background describes, "" for none."""
    patterns = (
        rf"{_BACKGROUND}(?:\s+colou?r)?\s*(?:to|into|with|by|as|for|of|:|is|be)?\s+(?:be\s+)?(.+)$",
        (
            r"\b(?:on|against|with|give it|make it|use|add|put|in front of)\s+(?:an?|the)?\s*(.+?)"
            rf"\s+(?:for\s+the\s+|as\s+(?:the|an?)\s+)?{_BACKGROUND}"
        ),
        r"\b(?:put|place|add|paint|show)\s+(.+?)\s+behind\b",
        r"\bbehind\s+\w+(?:\s+\w+)?\s*(?:to|into|with|:|should be)\s+(.+)$",
    )
    for pattern in patterns:
        if found := re.search(pattern, low):
            return _bare(found.group(1).strip())
    return ""


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
    allowed = set(_PLAIN.split()) | set(named_colors())
    return all(word in allowed for word in re.findall(r"[a-z]+", re.sub(r"#\w+", "", scene)))


def _read_place(low: str, asked: Instructions) -> bool:
    """Understand "put the bottle on a beach": the subject in another setting."""
    where = r"(?:on|in|at|into|onto|against|under|by|beside|inside|outside|before|in front of)"
    found = (
        re.search(
            r"\b(?:put|place|set|move|show)\s+(?:it|this|that|them|him|her|the\s+.+?|my\s+.+?)\s+"
            rf"({where}\s+.+)$",
            low,
        )
        or re.match(r"((?:on|in|at|against)\s+(?:an?|the)\s+.+)$", low)
        or re.search(r"\b(on\s+[^,]+)$", low)
    )
    if not found or _has(found.group(1), r"\b(?:left|right|middle|centre|center|top|bottom)\b"):
        return False
    place = _bare(found.group(1))
    colors = _colors(place)
    if colors and _only_color(place):
        asked.ground = colors[-1]
        return True
    if found.re.pattern.startswith(r"\b(on"):
        return False  # "the text on the label" is no setting
    asked.background = re.sub(r"\s+behind\s+(?:it|them|her|him)$", "", place)
    return True


_GRAY = r"\bblack[ -]and[ -]white\b|\bgr[ea]yscale\b|\bmonochrome\b|\bb&w\b|\bdesaturate\b"
_LIGHT = (
    (r"\bwarm(?:er|th)?\b|\bgolden light\b", "warm", 1.0),
    (r"\bcool(?:er)?\b|\bcolder\b", "warm", -1.0),
    (r"\bbright(?:er|en)?\b|\blighter\b|\blighten\b", "bright", 1.0),
    (r"\bdark(?:er|en)\b|\bdimmer\b", "bright", -1.0),
    (r"\b(?:more|higher|stronger) contrast\b|\bpunch(?:y|ier)\b", "contrast", 1.0),
    (r"\b(?:less|lower|softer) contrast\b|\bsoft(?:en|er)(?: the)? light\b", "contrast", -1.0),
    (r"\bvibrant\b|\bvivid\b|(?<!less )\bsaturated\b|\bmore colou?rful\b", "color", 1.0),
    (r"\bmuted\b|\bless saturated\b|\bfaded\b", "color", -0.6),
)


def _is_light(text: str) -> bool:
    return any(_has(text, pattern) for pattern, _, _ in _LIGHT)


def _read_light(low: str, asked: Instructions) -> bool:
    if _has(low, _GRAY):
        asked.light["gray"] = 1.0
        return True
    # "a darker blue" is a colour, "a bright kitchen" a setting.
    if find_colors(low) or (asked.background and asked.background in low):
        return False
    found = [(name, amount) for pattern, name, amount in _LIGHT if _has(low, pattern)]
    asked.light.update(found)
    if found and _has(low, rf"{_BACKGROUND}|\bbehind\b"):
        asked.light_part = "background"
    return bool(found)


def _read_frame(low: str, asked: Instructions) -> bool:
    if _has(low, r"\b(?:mirror|flip)(?:ped)?\b"):
        asked.mirror = True
        return True
    if _has(
        low,
        r"\b(?:extend|expand|widen|outpaint|uncrop|zoom(?:ed)? out|enlarge the canvas)\b"
        r"|\b(?:more|extra|some|enough|leave|leaving|add|make)\s+(?:\w+\s+)?(?:space|room|margin)\b"
        r"|\b(?:space|room) (?:for (?:an?|the|copy|text|words)|above|below|around)\b"
        r"|\bcopy ?space\b",
    ):
        asked.extend = True
        asked.sides += [side for side in _sides(low) if side not in asked.sides]
        return True
    if _has(low, r"\b(?:crop|trim|tighten|reframe|zoom(?:ed)? in|close[ -]?up|closer|tighter)\b"):
        asked.crop = True
        asked.closer = asked.closer or _has(
            low, r"\b(?:zoom(?:ed)? in|close[ -]?up|closer|tight(?:er|ly)?|tighten)\b"
        )
        return True
    # The order's own size says the rest.
    return _has(
        low,
        r"^(?:(?:make|turn) (?:it|this) (?:into )?)?(?:an? )?(?:square|portrait|landscape|story|"
        r"banner|wider|taller|vertical|horizontal|\d+\s*[:x×]\s*\d+)\b",
    )


def _read_colors(low: str, asked: Instructions) -> bool:
    if not _has(low, r"\b(?:make|turn|change|recolou?r|paint|colou?r|tint|in|version)\b"):
        return False
    colors = _colors(low)
    if not colors:
        return False
    to = re.search(r"\b(?:to|into|→)\b(.+)$", low)
    target = _colors(to.group(1)) if to else []
    new = target[-1] if target else colors[-1]
    old = colors[0] if len(colors) > 1 and colors[0] != new else None
    part: Part = "subject"
    if _has(low, r"\b(?:everything|whole|entire|all of it|picture|image|photo)\b"):
        part = "picture" if old is None else "subject"
    elif _has(low, _SURROUNDINGS):
        part = "background"
    order = Recolor(new, part, old)
    if old is None and any(r.old is None and r.part == part for r in asked.recolors):
        return False  # a second colour for the same thing: only one part of it was meant
    asked.recolors.append(order)
    return True
