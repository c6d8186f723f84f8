"""What a figure wears: words to garments, and colours that stand out from the picture."""

import re
from dataclasses import dataclass, field
from random import Random

from studio.providers.sketch.color import Palette, contrast, find_colors, lch, lighten, mix
from studio.providers.sketch.figures.person import Person

TOPS = {
    "t-shirt": "tee",
    "tshirt": "tee",
    "tee": "tee",
    "shirt": "shirt",
    "blouse": "shirt",
    "sweater": "sweater",
    "jumper": "sweater",
    "pullover": "sweater",
    "cardigan": "sweater",
    "turtleneck": "sweater",
    "hoodie": "hoodie",
    "sweatshirt": "hoodie",
    "jacket": "jacket",
    "denim": "jacket",
    "blazer": "blazer",
    "suit": "blazer",
    "tuxedo": "blazer",
    "coat": "coat",
    "raincoat": "coat",
    "parka": "coat",
    "trench": "coat",
    "trenchcoat": "coat",
    "overcoat": "coat",
    "dress": "dress",
    "gown": "dress",
    "kimono": "dress",
    "sari": "dress",
    "robe": "coat",
    "tank": "tank",
    "vest": "vest",
    "uniform": "shirt",
    "scrubs": "tee",
    "jersey": "tee",
    "sportswear": "tank",
    "labcoat": "labcoat",
    "lab": "labcoat",
    "activewear": "tank",
    "swimsuit": "tank",
    "leotard": "tank",
    "overalls": "overalls",
    "dungarees": "overalls",
    "spacesuit": "jacket",
    "wetsuit": "sweater",
}
BOTTOMS = {
    "jeans": "trousers",
    "trousers": "trousers",
    "pants": "trousers",
    "chinos": "trousers",
    "leggings": "leggings",
    "shorts": "shorts",
    "skirt": "skirt",
    "joggers": "trousers",
}
SHOES = {
    "boots": "boots",
    "boot": "boots",
    "wellies": "boots",
    "sneakers": "sneakers",
    "trainers": "sneakers",
    "shoes": "shoes",
    "sandals": "shoes",
    "heels": "shoes",
    "sneaker": "sneakers",
}
ON_HEAD = {
    "glasses": "glasses",
    "spectacles": "glasses",
    "sunglasses": "sunglasses",
    "shades": "sunglasses",
    "mask": "mask",
    "earrings": "earrings",
    "headband": "headband",
    "cap": "cap",
    "beanie": "beanie",
    "hat": "sunhat",
    "sunhat": "sunhat",
    "sombrero": "sunhat",
    "top hat": "tophat",
    "fedora": "sunhat",
    "helmet": "helmet",
    "hard hat": "hardhat",
    "hardhat": "hardhat",
    "chef hat": "chef",
    "chef's hat": "chef",
    "toque": "chef",
    "crown": "crown",
    "tiara": "crown",
    "party hat": "party",
    "santa hat": "santa",
    "headphones": "headphones",
    "headset": "headphones",
    "earphones": "headphones",
    "woolly hat": "beanie",
    "wool hat": "beanie",
    "bobble hat": "beanie",
    "baseball cap": "cap",
    "straw hat": "sunhat",
    "goggles": "sunglasses",
}
EXTRAS = {
    "scarf": "scarf",
    "apron": "apron",
    "backpack": "backpack",
    "rucksack": "backpack",
    "tie": "tie",
    "necktie": "tie",
    "bow tie": "bowtie",
    "bowtie": "bowtie",
    "necklace": "necklace",
    "watch": "watch",
    "smartwatch": "watch",
    "wristwatch": "watch",
    "bracelet": "watch",
    "gloves": "gloves",
    "mittens": "gloves",
    "cape": "cape",
    "medal": "medal",
    "hi-vis": "hivis",
    "high-vis": "hivis",
    "stethoscope": "stethoscope",
    "lanyard": "lanyard",
    "badge": "lanyard",
    "bag": "bag",
    "handbag": "bag",
    "tote": "bag",
    "purse": "bag",
}
_ORDER = ("earrings", "mask", "glasses", "sunglasses", "headband")
SPORT = {"run", "barbell", "curl", "squat", "plank", "warrior", "tree", "downdog", "lotus", "bike"}


@dataclass(slots=True)
class Outfit:
    """Garments and their colours, "#rrggbb"."""

    top: str
    top_colour: str
    bottom: str
    bottom_colour: str
    shoes: str
    shoe_colour: str
    on_head: dict[str, str] = field(default_factory=dict)
    extras: dict[str, str] = field(default_factory=dict)
    worn: list[str] = field(default_factory=list)
    """The asked-for items that are part of it."""

    @property
    def sleeves(self) -> float:
        """How far down the arm: 0 none, 1 to the elbow, 2 to the wrist."""
        return {"tank": 0.0, "vest": 0.0, "tee": 0.62, "dress": 0.55, "overalls": 0.62}.get(
            self.top, 2
        )


def dress(
    wearing: tuple[str, ...],
    who: Person,
    pose: str,
    palette: Palette,
    rng: Random,
    backdrop: str | None,
) -> Outfit:
    """An outfit with everything asked for that is known, completed to suit person and pose."""
    ground = backdrop or palette.ground
    tops = [
        palette.accent,
        palette.accent2,
        mix(palette.accent, palette.light, 0.35),
        mix(palette.accent2, palette.shade, 0.3),
    ]
    top_colour = max(
        tops[:2] if rng.random() < 0.7 else tops,
        key=lambda tone: (
            min(contrast(tone, ground), 1.8)
            + min(contrast(tone, who.skin), 1.5)
            + rng.random() * 0.4
        ),
    )
    cloth = mix(palette.shade, palette.accent2, rng.choice((0.12, 0.3, 0.45)))
    if contrast(cloth, ground) < 1.5:
        cloth = mix(palette.light, palette.accent2, 0.35)
    if contrast(cloth, top_colour) < 1.25:
        cloth = lighten(cloth, -0.14 if lch(cloth)[0] > 0.5 else 0.2)
    top = rng.choice(("tee", "sweater", "shirt", "hoodie", "jacket"))
    bottom = rng.choice(("trousers", "trousers", "leggings" if who.curved else "trousers"))
    if pose.removeprefix("half-") in SPORT:
        top, bottom = ("tank" if who.curved else "tee"), ("leggings" if who.curved else "shorts")
    shoe = palette.light if contrast(palette.light, ground) > 1.35 else palette.shade
    outfit = Outfit(top, top_colour, bottom, cloth, "sneakers", shoe)
    for item in wearing:
        if _put_on(outfit, item.lower(), palette, ground):
            outfit.worn.append(item)
    ordered = [name for name in _ORDER if name in outfit.on_head]
    ordered += [name for name in outfit.on_head if name not in _ORDER]
    outfit.on_head = {name: outfit.on_head[name] for name in ordered}
    return outfit


def _put_on(outfit: Outfit, item: str, palette: Palette, ground: str) -> bool:
    colours = find_colors(item)
    colour = colours[0] if colours else ""
    candidates = (palette.accent, palette.accent2, palette.light, palette.shade)
    strong = next(
        (
            tone
            for tone in candidates
            if contrast(tone, outfit.top_colour) > 1.25 and contrast(tone, ground) > 1.3
        ),
        palette.accent,
    )
    words = set(re.findall(r"[a-z][a-z'-]*", item))
    known = False
    for table, place in ((ON_HEAD, outfit.on_head), (EXTRAS, outfit.extras)):
        for name in sorted(table, key=len, reverse=True):
            if (" " in name and name in item) or name in words:
                place[table[name]] = colour or strong
                known = True
                break
        if known:
            return True
    for name in sorted(words & TOPS.keys()):
        outfit.top = TOPS[name]
        outfit.top_colour = colour or {"labcoat": "#f4f6f8"}.get(outfit.top, outfit.top_colour)
        if name in {"suit", "tuxedo", "wetsuit", "spacesuit", "scrubs", "overalls", "dungarees"}:
            dark = mix(palette.shade, palette.accent2, 0.2)
            if contrast(dark, ground) < 1.5:
                dark = mix(palette.accent2, palette.light, 0.25)
            outfit.top_colour = colour or ("#e8ebef" if name == "spacesuit" else dark)
            outfit.bottom, outfit.bottom_colour = "trousers", lighten(outfit.top_colour, -0.02)
        known = True
    for name in sorted(words & BOTTOMS.keys()):
        outfit.bottom = BOTTOMS[name]
        outfit.bottom_colour = colour or ("#3f5f8a" if name == "jeans" else outfit.bottom_colour)
        known = True
    for name in sorted(words & SHOES.keys()):
        outfit.shoes = SHOES[name]
        outfit.shoe_colour = colour or ("#6e4a32" if outfit.shoes == "boots" else strong)
        known = True
    return known
