"""Which words can be set with the type on board, and the sentence for those that cannot."""

import unicodedata

from studio.providers.sketch.fonts import all_characters, clean

MOST_LETTERS = 1500
"""Longer text is shown as bars: at the size it would need, nobody could read it."""
_SYMBOLS = "emoji"
_SCRIPTS = {
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "DEVANAGARI": "Devanagari",
    "THAI": "Thai",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "BENGALI": "Bengali",
    "TAMIL": "Tamil",
    "TELUGU": "Telugu",
    "GUJARATI": "Gujarati",
    "GURMUKHI": "Gurmukhi",
    "KANNADA": "Kannada",
    "MALAYALAM": "Malayalam",
    "SINHALA": "Sinhala",
    "KHMER": "Khmer",
    "LAO": "Lao",
    "MYANMAR": "Burmese",
    "ETHIOPIC": "Ethiopic",
    "TIBETAN": "Tibetan",
    "MONGOLIAN": "Mongolian",
    "GREEK": "Greek",
    "CYRILLIC": "Cyrillic",
    "LATIN": "Latin",
}


def can_set(text: str) -> str | None:
    """The script that is missing, or None when every character can be drawn.

    "Arabic", say; "emoji" for signs; "these" where a script has no everyday name.
    """
    for ch in clean(text):
        if ch != " " and ord(ch) not in all_characters():
            return _script(ch)
    return None


def missing_note(text: str) -> str | None:
    """The sentence that tells why words cannot be set as they are, or None when they can."""
    shown = text if len(text) <= 60 else text[:59].rstrip() + "…"
    if len(text) > MOST_LETTERS:
        return f"“{shown}” is too long to set; bars stand for it."
    missing = can_set(text)
    if missing is None:
        return None
    if missing == _SYMBOLS:
        return f"“{shown}” has signs or emoji that Sketch cannot set as type."
    return f"“{shown}” needs {missing} letters, which Sketch does not have."


def _script(ch: str) -> str:
    if unicodedata.category(ch)[0] in "SPN":
        return _SYMBOLS
    name = unicodedata.name(ch, "")
    return next((label for key, label in _SCRIPTS.items() if name.startswith(key)), "these")
