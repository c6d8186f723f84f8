"""What templates of every app may ask of the catalogue, which only the studio and config know."""

from django import template

from studio.catalogue import CATALOGUE

register = template.Library()


@register.filter
def glyph(model: str) -> str:
    """Name the glyph of a model; empty for one that is no longer in the catalogue."""
    spec = CATALOGUE.get(model)
    return spec.glyph if spec else ""
