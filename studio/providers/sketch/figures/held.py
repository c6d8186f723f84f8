"""Which things figures know how to hold, by word."""

import re

from studio.providers.sketch.color import Palette, find_colors, mix

_WORDS = {
    "cup": "cup",
    "coffee": "cup",
    "latte": "cup",
    "takeaway": "cup",
    "mug": "mug",
    "tea": "mug",
    "cocoa": "mug",
    "phone": "phone",
    "smartphone": "phone",
    "iphone": "phone",
    "mobile": "phone",
    "tablet": "tablet",
    "ipad": "tablet",
    "book": "book",
    "novel": "book",
    "magazine": "book",
    "laptop": "laptop",
    "shopping": "shopping",
    "bag": "shopping",
    "bags": "shopping",
    "tote": "shopping",
    "groceries": "shopping",
    "briefcase": "case",
    "suitcase": "case",
    "luggage": "case",
    "toolbox": "case",
    "box": "box",
    "package": "box",
    "parcel": "box",
    "boxes": "box",
    "carton": "box",
    "gift": "gift",
    "present": "gift",
    "sign": "sign",
    "placard": "sign",
    "banner": "sign",
    "poster": "sign",
    "umbrella": "umbrella",
    "balloon": "balloon",
    "balloons": "balloon",
    "bouquet": "bouquet",
    "flowers": "bouquet",
    "roses": "bouquet",
    "dumbbell": "dumbbell",
    "dumbbells": "dumbbell",
    "weight": "dumbbell",
    "weights": "dumbbell",
    "barbell": "barbell",
    "ball": "ball",
    "basketball": "ball",
    "football": "ball",
    "bottle": "bottle",
    "wine": "glass",
    "glass": "glass",
    "champagne": "glass",
    "camera": "camera",
    "microphone": "microphone",
    "mic": "microphone",
    "pan": "pan",
    "guitar": "guitar",
    "clipboard": "clipboard",
    "notes": "clipboard",
    "checklist": "clipboard",
    "tray": "tray",
    "racket": "racket",
    "pen": "pen",
    "pencil": "pen",
    "flag": "flag",
}
_OWN = {
    "cup": "",
    "guitar": "#b5713c",
    "ball": "#d9743a",
    "pan": "#f3c54b",
    "glass": "#8e2f43",
    "bottle": "#4f8a72",
    "book": "",
}


def find_held(text: str) -> str | None:
    """The thing that figures know how to hold, or None: the last such word counts."""
    found = [_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS]
    return found[-1] if found else None


def held_colour(text: str, thing: str, palette: Palette, top: str) -> str:
    """The colour asked for, the thing's own, or one that stands out from the clothes."""
    named = find_colors(text)
    if named:
        return named[0]
    own = _OWN.get(thing)
    if own:
        return own
    return palette.accent2 if top == palette.accent else mix(palette.accent, palette.light, 0.08)
