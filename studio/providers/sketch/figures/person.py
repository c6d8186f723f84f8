"""Who is drawn: skin, hair, age and build, said by the brief or chosen by the seed."""

import re
from dataclasses import dataclass
from random import Random

SKINS = ("#f6d3bb", "#ecbd98", "#d99f74", "#bb8157", "#94603d", "#6d4430", "#4f3125")
HAIRS = {
    "black": "#231d21",
    "dark": "#352620",
    "brown": "#5f3a26",
    "chestnut": "#7a4528",
    "auburn": "#8d4526",
    "red": "#b4552c",
    "ginger": "#c7682f",
    "blonde": "#dcb064",
    "blond": "#dcb064",
    "grey": "#9d9ca0",
    "gray": "#9d9ca0",
    "white": "#dfdcd8",
    "silver": "#c0c2c7",
    "pink": "#e07fa3",
    "blue": "#4f73b8",
}
LONG = ("long", "bob", "ponytail", "bun", "curly", "afro", "long", "bob")
SHORT = ("short", "crop", "short", "afro", "crop", "curls", "bald")
CUTS = {
    "bald": "bald",
    "afro": "afro",
    "curly": "curly",
    "ponytail": "ponytail",
    "bun": "bun",
    "bob": "bob",
    "long-haired": "long",
    "long hair": "long",
    "short hair": "crop",
    "hijab": "hijab",
    "headscarf": "hijab",
    "pigtails": "bob",
}
WOMEN = re.compile(
    r"\b(woman|women|girl|girls|lady|ladies|mother|mum|mom|grandmother|grandma|sister|daughter|"
    r"businesswoman|actress|bride|queen|waitress|she|her|female)\b"
)
MEN = re.compile(
    r"\b(man|men|boy|boys|guy|guys|father|dad|grandfather|grandpa|brother|son|businessman|actor|"
    r"groom|king|waiter|fisherman|postman|fireman|salesman|policeman|he|his|male|gentleman)\b"
)
CHILDREN = re.compile(
    r"\b(child|children|kid|kids|boy|boys|girl|girls|toddler|baby|pupil|schoolboy|schoolgirl)\b"
)
ELDERS = re.compile(
    r"\b(old|older|elderly|senior|seniors|grandmother|grandma|grandfather|grandpa|grandparents|"
    r"retired|pensioner|aged)\b"
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person's looks. Colours are "#rrggbb"."""

    skin: str
    hair: str
    cut: str
    """short, crop, curls, long, bob, ponytail, bun, curly, afro, bald, hijab."""
    age: str = "adult"
    """child, adult or elder."""
    beard: bool = False
    curved: bool = False
    """A narrower waist and shoulders."""


CASTING = Person(SKINS[2], HAIRS["brown"], "short")
"""Somebody plain, where only garments are asked about."""


def cast(text: str, rng: Random) -> Person:
    """Somebody who fits the words; what they leave open the ``rng`` decides."""
    low = text.lower()
    woman, man = bool(WOMEN.search(low)), bool(MEN.search(low))
    curved = woman if woman != man else rng.random() < 0.5
    age = "child" if CHILDREN.search(low) else "elder" if ELDERS.search(low) else "adult"
    skin = SKINS[min(6, int(rng.random() * 7))]
    deep = SKINS.index(skin) >= 4
    natural = (
        ("black", "black", "dark")
        if deep
        else ("dark", "brown", "chestnut", "black", "blonde", "auburn")
    )
    shade = HAIRS[rng.choice(natural)]
    if age == "elder":
        shade = HAIRS[rng.choice(("grey", "white", "silver"))]
    named = re.search(rf"\b({'|'.join(HAIRS)})[- ](?:hair|haired|curls|bun|bob|ponytail|afro)", low)
    if named:
        shade = HAIRS[named[1]]
    elif blonde := re.search(r"\b(blonde|blond|redhead)\b", low):
        shade = HAIRS["red" if blonde[1] == "redhead" else blonde[1]]
    cut = rng.choice(LONG if curved else SHORT)
    if cut in {"afro", "curly"} and not deep and cut == "afro":
        cut = "curly" if curved else "short"
    if cut == "bald" and age == "child":
        cut = "short"
    cut = next((name for word, name in CUTS.items() if re.search(rf"\b{word}\b", low)), cut)
    beard = "beard" in low or (
        not curved and age != "child" and cut != "hijab" and rng.random() < 0.28
    )
    return Person(skin, shade, cut, age, beard, curved)
