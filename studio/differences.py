"""How two prompts differ, word by word, for ``<ins>`` and ``<del>``."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

_PIECES = re.compile(
    r"""(?:[,.;:!?…)\]”»"]+(?=\s|$)|[(\["“«]|(?:(?![,.;:!?…)\]”»"]+(?:\s|$))[^\s(\["“«])+)\s*"""
)
"""A word, or the punctuation before or after one, each with the space behind it."""
_OPENERS = "([“«"
_WORD_FIRST = re.compile(r"[^\s,.;:!?…)\]”»]")
_WORDS_MAX = 2000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


def difference(before: str, after: str) -> list[Piece]:
    """List the runs that make ``after`` out of ``before``, in reading order.

    Words are compared without regard to the space behind them. Above 2,000 words the texts are
    given whole, as removed and added: comparing them would take longer than a person waits.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if max(len(old), len(new)) > _WORDS_MAX:
        whole = [Piece("removed", before), Piece("added", after)]
        return [Piece("same", after)] if before == after else whole
    old_words, new_words = [w.strip() for w in old], [w.strip() for w in new]
    pieces: list[Piece] = []
    matcher = SequenceMatcher(a=old_words, b=new_words, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(new[j1:j2])))
            continue
        if i2 > i1:
            pieces.append(Piece("removed", "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("added", "".join(new[j1:j2])))
    apart = [_apart(piece, then) for piece, then in pairwise(pieces)]
    return apart + pieces[-1:]


def _apart(piece: Piece, then: Piece) -> Piece:
    """Keep a text's last word apart from a word that the other text goes on with."""
    if piece.text[-1:].isspace() or piece.text[-1:] in _OPENERS or not _WORD_FIRST.match(then.text):
        return piece
    return Piece(piece.kind, f"{piece.text} ")
