"""A prompt, read: what kind of layout, which words, what stands in it and where.

Reading is by lists and small patterns. It never fails: what it does not understand it leaves out,
and a thing that it cannot draw becomes a placeholder that says so.
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from studio import wording
from studio.providers.sketch import lexicon, scenes
from studio.providers.sketch.camera import UNDIRECTED, Direction, read_direction
from studio.providers.sketch.color import named_colors
from studio.providers.sketch.colornames import SHADES
from studio.providers.sketch.copyspace import read_copy_space, without_copy_space
from studio.providers.sketch.lighting import UNLIT, Light, read_light
from studio.providers.sketch.mentions import Character, Nouns, Subject
from studio.providers.sketch.nouns import find_nouns, is_pack
from studio.providers.sketch.order import SketchOrder

READ = 2500
"""Characters of a prompt that are read; art direction stands at the start."""

_TITLED = re.compile(
    r"\b(?:titled|entitled|called|named|that says|saying|with the words?|headline:?|title:?)\s+"
    r"((?:[A-Z0-9][\w’'&-]*)(?:\s+(?:[A-Z0-9][\w’'&-]*|of|the|and|in|to|for|&))*)"
)
_ACTION = re.compile(
    r"^(shop|buy|get|learn|sign|order|book|try|start|discover|download|join|swipe|tap|register|"
    r"reserve|explore|see|subscribe|pre-?order|find|read|watch|visit|call|add|apply|rsvp|donate|"
    r"claim|save|play|listen|request)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_STEPS = re.compile(
    r"\b(\d{1,2}|" + "|".join(_NUMBERS) + r")[\s-]+(?:\w+\s+)?"
    r"(steps?|tips|stages|phases|reasons|facts|ways|tricks|rules|habits|mistakes|benefits|points)\b"
)
_LIST = re.compile(r":\s*([^.:;\n]+(?:,|;|→|->)[^.:\n]+)")
_PORTRAIT = re.compile(r"\b(?:portrait|selfie|headshot)\b")
_PRINTED = re.compile(
    r"\b(?:logo|monogram|emblem|wordmark)s? (?:printed |embroidered |stamped |engraved |etched )?"
    r"on (?:an?|the|our|my|some) |\blogo on (?:it|its front|the front|the chest|the back)\b"
)
_HUNG = re.compile(
    r" (?:on|above|over) (?:the|a|an|her|his|their|my) (?:\w+ )?(?:wall|bed|sofa|desk|door)\b"
)
_MOODS = re.compile(
    rf"\b(\d|{'|'.join(_NUMBERS)}) (?:different )?(?:moods|expressions|emotions|poses|outfits)\b"
)
_PACKSHOT = re.compile(r"\b(?:pack ?shots?|(?:product )?listing|catalogue|cut-?out)\b")
_STARS = re.compile(r"\b(?:under the stars|stars in the sky|starlit)\b")
_UNPRESSED = frozenset({"card", "cover", "label", "infographic", "thumbnail", "logo", "pattern"})
"""Kinds on which nothing is pressed, so that no words become a button."""
_SCREENS = frozenset({"landing", "app", "dashboard", "slide"})
_DRAWN_FOR = re.compile(r"\b(?:illustration|photo|photograph|picture|image)\b[^.,:]{0,16}\bfor\b")
_HELD = re.compile(r"\b(?:with|without|holding|showing|reading|carrying|has|on)\s+(?:\w+\s+){0,2}$")


@dataclass(frozen=True, slots=True)
class Brief:
    """A prompt, read."""

    prompt: str
    text: str
    """The prompt in lower case without its quotes and what it says about copy space."""
    kind: str
    """The kind of layout; one of ``layouts.KINDS``."""
    headline: str = ""
    line: str = ""
    button: str = ""
    extras: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    people: tuple[Character, ...] = ()
    setting: str = ""
    weather: str | None = None
    hour: str | None = None
    steps: int = 0
    """How many steps, tips or reasons are asked for; 0 for none."""
    labels: tuple[str, ...] = ()
    """Step labels or feature names that the prompt lists."""
    copy_space: str = ""
    """left, right, top, bottom, "any", or "" where none is asked for."""
    brand: tuple[str, ...] = ()
    direction: Direction = UNDIRECTED
    """What is said about the camera."""
    light: Light = UNLIT
    printed: bool = False
    """Whether a mark is to be shown on the first thing: a logo on a bag."""
    moods: int = 0
    """How many times one character is to be shown; 0 where nothing is said."""
    notes: tuple[str, ...] = field(default=())

    @property
    def portrait(self) -> bool:
        """Whether a portrait is asked for, so that a face must be seen."""
        return bool(_PORTRAIT.search(self.text))

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that must be set, in order."""
        lines = (self.headline, self.line, self.button, *self.extras)
        return tuple(line for line in lines if line)


def parse(order: SketchOrder) -> Brief:
    """Read an order's prompt and words."""
    prompt = order.prompt[:READ]
    rest = wording.without_quotes(prompt)
    rest = re.sub(r"#[0-9a-fA-F]{3,8}\b", " ", rest)
    text = " ".join(rest.lower().replace("’", "'").split())
    side = read_copy_space(text)
    # What is said about empty space says nothing about stars, and names no thing.
    text, rest = without_copy_space(text), without_copy_space(rest)
    light, text = read_light(text)
    direction, text = read_direction(text)
    if direction.place is None and _PACKSHOT.search(text):
        direction = replace(direction, place="centre")
    text = " ".join(text.split())
    # What is said about light and camera names no thing either.
    rest = read_direction(read_light(rest)[1])[1]
    steps = _read_steps(text)
    kind, named = _read_kind(text, order.width / order.height)
    if steps and kind in {"picture", "social", "advert"} and "step" in text:
        kind = "infographic"
    headline, line, button, extras = _read_words(order, prompt, pressed=kind not in _UNPRESSED)
    # The format's own name is not a thing to draw: a book cover shows no book.
    nouns = find_nouns(
        re.sub(re.escape(named), "layout", rest, count=1, flags=re.IGNORECASE) if named else rest
    )
    labels = _read_labels(rest, kind)
    return Brief(
        prompt=prompt,
        text=text,
        kind=kind,
        headline=headline,
        line=line,
        button=button,
        extras=extras,
        subjects=_fitting(nouns, kind, labels),
        people=nouns.people,
        setting=_read_setting(text, named),
        weather=scenes.find_weather(text),
        hour=scenes.find_hour(text) or ("night" if _STARS.search(text) else None),
        steps=steps,
        labels=labels,
        copy_space=side,
        direction=direction,
        light=light,
        printed=bool(_PRINTED.search(text)),
        moods=_read_moods(text),
        brand=tuple(re.findall(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", prompt)[:4]),
    )


def _read_words(
    order: SketchOrder, prompt: str, *, pressed: bool
) -> tuple[str, str, str, tuple[str, ...]]:
    ordered = [" ".join(word.split()) for word in order.words if word.strip()]
    lines = wording.ordered(ordered, prompt)
    lines = lines or tuple(title.strip() for title in _TITLED.findall(prompt)[:1])
    third = " ".join(order.words[2].split()) if len(order.words) == 3 else ""
    headline = line = button = ""
    extras: list[str] = []
    for place, words in enumerate(lines):
        short = len(words.split()) <= 4
        pressable = pressed and place and not button and short
        named = words == third and not re.search(r"\d", words)
        if pressable and (_ACTION.match(words) or named):
            button = words
        elif not headline:
            headline = words
        elif not line:
            line = words
        else:
            extras.append(words)
    return headline, line, button, tuple(extras)


@lru_cache(maxsize=1)
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    table = lexicon.read_table("kinds.toml")["kinds"]
    return [
        (kind, re.compile(r"\b(?:" + "|".join(
            re.escape(phrase) + "s?" for phrase in
            sorted(lexicon.split(phrases), key=len, reverse=True)) + r")(?![\w-])"))
        for kind, phrases in table.items()
    ]  # fmt: skip


def _read_kind(text: str, ratio: float) -> tuple[str, str]:
    """The kind and the words that named it: the earliest, and of those the longest."""
    drawn = _DRAWN_FOR.search(text)
    found: list[tuple[int, int, str, str]] = []
    for kind, pattern in _kinds():
        for match in pattern.finditer(text):
            aside = kind == "logo" and bool(_PRINTED.match(text, match.start()))
            aside = aside or bool(_HUNG.match(text, match.end()))
            aside = aside or bool(_HELD.search(text[: match.start()])) or kind == "picture"
            aside = aside or (
                drawn is not None and drawn.start() < match.start() and kind in _SCREENS
            )
            if not aside:
                found.append((match.start(), -len(match[0]), kind, match[0]))
                break
    whole = [row for row in found if row[2] == "comparison"]
    if found:
        # A post that compares is laid out as the comparison.
        _, _, kind, named = min(whole or found)
        return kind, named
    return ("banner" if ratio >= 2.6 else "picture"), ""


def _read_setting(text: str, named: str) -> str:
    """The setting, but not that of a word that only says what kind of format it is.

    A classroom poster hangs in a classroom and shows something else.
    """
    if named:
        without = re.sub(rf"(?:\b\w+ )?\b{re.escape(named)}", " ", text, count=1)
        return scenes.find(without) or ""
    return scenes.find(text) or ""


def _read_steps(text: str) -> int:
    match = _STEPS.search(text)
    if not match:
        return 0
    count = _NUMBERS.get(match[1]) or int(match[1])
    return count if 2 <= count <= 12 else 0


def _read_moods(text: str) -> int:
    match = _MOODS.search(text)
    if not match:
        return 0
    count = _NUMBERS.get(match[1]) or int(match[1])
    return count if 2 <= count <= 4 else 0


def _read_labels(rest: str, kind: str) -> tuple[str, ...]:
    """What a list after a colon, or after "with" on a screen, names."""
    if kind not in {"infographic", "app", "landing", "dashboard"}:
        return ()
    match = _LIST.search(rest)
    listed = match[1] if match else ""
    if not listed and kind != "infographic":
        features = re.search(r"\b(?:with|showing|including)\b(.+)$", rest, re.IGNORECASE)
        listed = features[1].split(".")[0] if features else ""
    if not listed:
        return ()
    parts = re.split(r"\s*(?:,|;|→|->|\band\b)\s*", listed)
    articles = re.compile(r"^(?:an?|the|and|then|its)\s+", re.IGNORECASE)
    labels = [articles.sub("", part.strip(' .-–—"“”')) for part in parts]
    return tuple(label[:1].upper() + label[1:] for label in labels if 1 < len(label) <= 28)[:12]


def _fitting(nouns: Nouns, kind: str, labels: tuple[str, ...]) -> tuple[Subject, ...]:
    """The subjects without those that are only what the layout is for."""
    subjects = nouns.subjects
    if kind in {"infographic", "app", "landing", "dashboard"}:
        features = " ".join(labels).lower()
        return tuple(s for s in subjects if s.source != "placeholder" and s.noun not in features)
    if kind == "cover":
        return tuple(s for s in subjects if s.name != "book")
    if kind in {"card", "label"}:
        return tuple(s for s in subjects if not is_pack(s)) or nouns.modifiers
    return subjects


def read_direction_colors(text: str) -> str:
    """Colour words that stand for the whole picture, joined by "and".

    They are a part between commas that names nothing but colours and moods, as in "a poster for a
    fair, friendly, red and white".
    """
    loose = lexicon.word_sets()["loose"] | lexicon.word_sets()["stop"]
    for part in re.split(r"[,.;:]", text):
        words = re.findall(r"[a-z]+", part)
        colors = [
            f"{words[at - 1]} {word}" if at and words[at - 1] in SHADES else word
            for at, word in enumerate(words)
            # "Sage green" is one colour, and its first word says which.
            if word in named_colors() and (at == 0 or words[at - 1] not in named_colors())
        ]
        known = loose | SHADES | named_colors().keys()
        if colors and known.issuperset(words):
            return " and ".join(colors)
    return ""
