"""Two free deeds on any finished frame: real type over its calm part, and its fit to a format.

Both are ordinary orders on Sketch with the frame's own picture as the one to change.
"""

from dataclasses import replace

from studio import openings
from studio.composing import Composition, Leaning
from studio.models import Frame

LETTER = "Add the words"
"""What the prompt begins with. The engine sets the ordered words and changes nothing else."""
FIT = "Extend the picture to the new format"


def letter(frame: Frame) -> Composition:
    """Begin to set words over a frame.

    One that was lettered before gives its words to be edited: they are set anew over the picture
    that it was made from.
    """
    begun = _begin(frame, goal="text", prompt=LETTER)
    order = frame.generation
    own = [leaning for leaning in openings.leanings(order) if not leaning.role]
    if frame.model == "sketch" and order.prompt.startswith(LETTER) and own:
        words = (*order.words, "", "", "")[:3]
        return replace(begun, prompt=order.prompt, words=words, references=(own[0],))
    return begun


def fit(frame: Frame) -> Composition:
    """Begin to bring a frame into another format: what is missing is extended from its edges."""
    return _begin(frame, goal="edit", prompt=FIT)


def may_retouch(frame: Frame) -> bool:
    """Tell whether there is a picture to work on."""
    image = frame.image
    done = frame.status == Frame.Status.DONE and frame.removed_at is None
    return done and image is not None and image.deleted_at is None


def _begin(frame: Frame, *, goal: str, prompt: str) -> Composition:
    order = frame.generation
    pictures = (Leaning(frame.image, name=frame.short_label),) if frame.image else ()
    return Composition(
        goal=goal,
        model="sketch",
        prompt=prompt,
        references=pictures,
        ratio=order.ratio,
        channel=order.channel,
        resolution=order.resolution,
        count=1,
        project=frame.project,
        parent=frame,
    )
