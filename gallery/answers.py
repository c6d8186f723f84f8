"""Pictures and publications as the API writes them. ``origin`` begins every address."""

from typing import Any

from accounts.ids import to_public
from gallery import files, services
from gallery.models import Image, Publication


def image_answer(image: Image, *, origin: str) -> dict[str, Any]:
    """Write a private picture, with addresses that are signed and live ten minutes."""
    return {
        "id": image.public_id,
        "url": origin + files.signed_path(image.pk, files.ORIGINAL),
        "width": image.width,
        "height": image.height,
        "kind": image.kind,
        "bytes": image.bytes,
        "alt": image.alt,
        "variants": {
            str(width): origin + files.signed_path(image.pk, str(width))
            for width in services.variant_widths(image)
        },
    }


def own_image_answer(image: Image, *, origin: str) -> dict[str, Any]:
    """Write a picture for its workspace: with its name, where it is from and who may see it.

    ``image`` was selected with its publication.
    """
    publication: Publication | None = getattr(image, "publication", None)
    return image_answer(image, origin=origin) | {
        "name": image.name,
        "origin": image.source,
        "visibility": "public" if publication else "private",
        "publication": publication and _switches(publication, origin),
        "created_at": image.created_at,
    }


def _switches(publication: Publication, origin: str) -> dict[str, Any]:
    return {
        "slug": publication.slug,
        "title": publication.title,
        "url": f"{origin}/gallery/{publication.slug}",
        "show_prompt": publication.show_prompt,
        "show_references": publication.show_references,
        "show_settings": publication.show_settings,
        "hidden": _hidden(publication),
        "published_at": publication.published_at,
    }


def _hidden(publication: Publication) -> str | None:
    if publication.hidden_at is None:
        return None
    return publication.image.held_why or "Hidden by whoever runs this studio."


def publication_answer(publication: Publication, *, origin: str) -> dict[str, Any]:
    """Write what the public may know of a picture: prompt, references, settings if shown."""
    return {
        "slug": publication.slug,
        "title": publication.title,
        "image": _public_image(publication, origin),
        "model": publication.model or None,
        "ratio": publication.ratio,
        "prompt": publication.prompt or None,
        "references": publication.references if publication.show_references else None,
        "settings": publication.settings if publication.show_settings else None,
        "maker": publication.maker_name,
        "published_at": publication.published_at,
    }


def _public_image(publication: Publication, origin: str) -> dict[str, Any]:
    stored = publication.files
    copies = {
        width: f"{origin}/public/{name}"
        for width, name in stored.items()
        if width != "full" and int(width) <= publication.width
    }
    return {
        "id": to_public("img", publication.image_id),
        "url": f"{origin}/public/{stored['full']}",
        "width": publication.width,
        "height": publication.height,
        "kind": "image/webp",
        "bytes": None,  # of the private original alone it is known
        "alt": publication.alt,
        "variants": copies,
    }
