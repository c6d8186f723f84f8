"""What each call of the reference page looks like: the path, what is sent, what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gallery.shapes import PICTURE_EXAMPLE
from studio.api.inputs import ORDER_EXAMPLE

_GEN = "gen_01jdq8c2v4e5r8t2m6k0x9w3zb"
_FRM = "frm_01jdq8c2v5f7h9k2n4p6r8t0wy"
_IMG = "img_01jdq8c2v4e5r8t2m6k0x9w3zb"
_PRJ = "prj_01jdq7z0c3d5f7h9k1m3p5r7tv"
_DIR = "dir_01jdq7z0d4e6g8j0k2n4q6s8tw"
_TIME = "2026-11-25T10:04:12Z"


@dataclass(frozen=True, slots=True)
class Example:
    """One call, as it might be made."""

    path: str
    """Below ``/api/v1/``."""
    answer: Any = None
    """Its JSON; None for an answer that is none."""
    body: Any = None
    note: str = ""
    """What stands in place of the answer when it is no JSON."""
    upload: bool = False


_PICTURE = {
    "id": _IMG,
    "url": "https://studio.example/files/img_01jdq8…/original?until=…&sig=…",
    "width": 896,
    "height": 1120,
    "kind": "image/png",
    "bytes": 643_200,
    "alt": "Poster for a lake concert at dusk",
    "variants": {
        "320": "https://studio.example/files/img_01jdq8…/320?until=…&sig=…",
        "640": "https://studio.example/files/img_01jdq8…/640?until=…&sig=…",
    },
}
_FRAME = {
    "id": _FRM,
    "generation": _GEN,
    "label": "A1",
    "status": "done",
    "credits": 0,
    "image": _PICTURE,
    "notes": [],
    "error": None,
    "queue": None,
    "parent": None,
    "picked": False,
}
_QUEUED = _FRAME | {
    "status": "queued",
    "image": None,
    "queue": {"position": 1, "eta_seconds": 2},
}
_ORDER = {
    "id": _GEN,
    "status": "queued",
    "model": "sketch",
    "prompt": "Poster for a lake concert at dusk",
    "words": ["Lake concert"],
    "ratio": "4:5",
    "resolution": "1K",
    "quality": None,
    "count": 1,
    "width": 896,
    "height": 1120,
    "private": True,
    "seed": None,
    "stage": "explore",
    "project": _PRJ,
    "direction": _DIR,
    "parent": None,
    "also_from": None,
    "references": [],
    "credits": {"held": 0, "charged": 0, "returned": 0},
    "created_at": _TIME,
    "finished_at": None,
    "frames": [_QUEUED],
}
_DONE = _ORDER | {"status": "succeeded", "finished_at": "2026-11-25T10:04:14Z", "frames": [_FRAME]}
_STOPPED_FRAME = _FRAME | {"status": "cancelled", "image": None}
_CANCELLED = _ORDER | {"status": "cancelled", "finished_at": _TIME, "frames": [_STOPPED_FRAME]}
_IMAGE = _PICTURE | {
    "name": "A1",
    "origin": "made",
    "visibility": "private",
    "publication": None,
    "created_at": _TIME,
}
_PUBLISHED = _IMAGE | {
    "visibility": "public",
    "publication": {
        "slug": "lake-concert-k3v9xq7m2p",
        "title": "Lake concert",
        "url": "https://studio.example/gallery/lake-concert-k3v9xq7m2p",
        "show_prompt": True,
        "show_references": False,
        "show_settings": False,
        "hidden": None,
        "published_at": _TIME,
    },
}
_PUBLIC = {
    "slug": "lake-concert-k3v9xq7m2p",
    "title": "Lake concert",
    "image": PICTURE_EXAMPLE
    | {
        "url": "https://studio.example/public/9f3c…-full.webp",
        "kind": "image/webp",
        "bytes": None,
        "variants": {"320": "https://studio.example/public/9f3c…-320.webp"},
    },
    "model": "sketch",
    "ratio": "4:5",
    "prompt": "Poster for a lake concert at dusk",
    "references": None,
    "settings": None,
    "maker": "Kai Ito",
    "published_at": _TIME,
}
_MODEL = {
    "id": "gpt-image-2",
    "name": "GPT Image 2",
    "best_for": "words and layout",
    "weak_at": "slow at high quality",
    "status": "ready",
    "reason": None,
    "successor": None,
    "typical_seconds": 22,
    "sizes": {"1:1": {"1K": [1024, 1024], "2K": [1920, 1920], "4K": [2880, 2880]}},
    "qualities": ["low", "medium", "high"],
    "default_quality": "medium",
    "max_references": 16,
    "max_count": 10,
    "prompt_max": 32000,
    "prompt_step": 1500,
    "seed": False,
    "mask": True,
    "partials": True,
    "credits": [{"resolution": "1K", "quality": "medium", "frame": 3, "reference": 1}],
}
_PROJECT = {
    "id": _PRJ,
    "name": "Spring launch",
    "archived": False,
    "frames_made": 12,
    "credits": 34,
    "created_at": _TIME,
    "edited_at": _TIME,
}
_DIRECTION = {"id": _DIR, "letter": "A", "name": "Lake concert", "frames": [_FRAME]}


def _page(row: Any, following: str | None = None) -> dict[str, Any]:
    return {"results": [row], "next": following}


EXAMPLES: Mapping[str, Example] = MappingProxyType(
    {
        "get_account": Example(
            "account",
            {
                "workspace": {
                    "id": "wsp_01jdq7y1a2b4c6d8e0f2g4h6jk",
                    "name": "Kai Ito",
                    "plan": "free",
                },
                "user": {"email": "kai@example.org"},
                "credits": {"available": 28, "held": 12},
                "limits": {"requests_per_minute": 30, "frames_in_flight": 4},
            },
        ),
        "list_models": Example("models", _page(_MODEL)),
        "get_model": Example("models/gpt-image-2", _MODEL),
        "create_quote": Example(
            "quotes",
            {
                "id": "quo_01jdq8b7m3n5p7q9r1s3t5v7wx",
                "credits": 0,
                "lines": [
                    {"label": "Sketch, 1K", "count": 2, "credits_each": 0, "credits": 0},
                ],
                "width": 896,
                "height": 1120,
                "affordable": True,
                "expires_at": "2026-11-25T10:34:12Z",
            },
            body=ORDER_EXAMPLE,
        ),
        "create_generation": Example("generations", _ORDER, body=ORDER_EXAMPLE | {"count": 1}),
        "list_generations": Example("generations?status=succeeded&limit=1", _page(_DONE, "WyIw…")),
        "get_generation": Example(f"generations/{_GEN}?wait=20", _DONE),
        "follow_generation": Example(
            f"generations/{_GEN}/events",
            note="event: frame\n"
            f'data: {{"id": "{_FRM}", "label": "A1", "status": "running", …}}\n\n'
            "event: generation\n"
            f'data: {{"id": "{_GEN}", "status": "succeeded", …}}\n',
        ),
        "cancel_generation": Example(f"generations/{_GEN}/cancel", _CANCELLED),
        "cancel_frame": Example(f"frames/{_FRM}/cancel", _STOPPED_FRAME),
        "retry_frame": Example(
            f"frames/{_FRM}/retry", _ORDER | {"frames": [_QUEUED | {"label": "A2"}]}
        ),
        "upload_image": Example(
            "images", _IMAGE | {"name": "can.png", "origin": "uploaded"}, upload=True
        ),
        "list_images": Example("images?origin=made&q=lake", _page(_IMAGE)),
        "get_image": Example(f"images/{_IMG}", _IMAGE),
        "download_image": Example(
            f"images/{_IMG}/download?format=jpeg&size=800x1000", note="The bytes of a JPEG.\n"
        ),
        "delete_image": Example(f"images/{_IMG}", note="204, and no body.\n"),
        "restore_image": Example(f"images/{_IMG}/restore", _IMAGE),
        "publish_image": Example(
            f"images/{_IMG}/publish",
            _PUBLISHED,
            body={"title": "Lake concert", "show_prompt": True},
        ),
        "unpublish_image": Example(f"images/{_IMG}/unpublish", _IMAGE),
        "list_gallery": Example("gallery?order=new&ratio=4:5", _page(_PUBLIC)),
        "get_publication": Example("gallery/lake-concert-k3v9xq7m2p", _PUBLIC),
        "list_projects": Example("projects", _page(_PROJECT)),
        "create_project": Example(
            "projects",
            _PROJECT | {"frames_made": 0, "credits": 0},
            body={"name": "Spring launch"},
        ),
        "get_project": Example(f"projects/{_PRJ}", _PROJECT | {"directions": [_DIRECTION]}),
        "list_credit_entries": Example(
            "credits/entries?kind=capture",
            _page(
                {
                    "id": "ent_01jdq8d5x7y9z1a3b5c7d9e1fg",
                    "kind": "capture",
                    "amount": -6,
                    "balance": 28,
                    "frame": _FRM,
                    "label": "A3.1",
                    "note": "",
                    "created_at": _TIME,
                }
            ),
        ),
    }
)
