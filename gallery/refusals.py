"""Why the gallery says no, in sentences for the person who asked; nothing has changed by then.

They travel between processes, so everything they carry stands in ``args``.
"""

from typing import ClassVar


class GalleryRefusal(Exception):
    """A refusal; ``str()`` of it may be shown, ``code`` is the API's."""

    code: ClassVar[str] = "invalid_image"


class InvalidImage(GalleryRefusal):
    """The bytes are no picture that we take."""


class TooLarge(GalleryRefusal):
    """More bytes or pixels than are taken. ``limit`` is that number, in the sentence's unit."""

    code = "too_large"

    def __init__(self, detail: str, limit: int) -> None:
        super().__init__(detail, limit)
        self.limit = limit

    def __str__(self) -> str:
        return str(self.args[0])


class InvalidDownload(GalleryRefusal):
    """A format or size that cannot be given. ``nearest`` is a size that can, or empty."""

    code = "invalid_order"

    def __init__(self, detail: str, field: str, nearest: str = "") -> None:
        super().__init__(detail, field, nearest)
        self.field = field
        self.nearest = nearest

    def __str__(self) -> str:
        return str(self.args[0])


class PictureTooSmall(InvalidDownload):
    """The size asked for is larger than the picture: nothing is ever scaled up."""

    def __init__(self, detail: str, nearest: str) -> None:
        super().__init__(detail, "size", nearest)
        self.args = (detail, nearest)


class NotPublishable(GalleryRefusal):
    """The picture stays private."""

    code = "not_publishable"
