"""Pictures of what a story shows at one moment."""

from playwright.sync_api import Page

from tests.e2e.conftest import SCREENS

SIZES = {"desk": (1440, 900), "phone": (390, 844)}
THEMES = ("light", "dark")


def picture(page: Page, name: str) -> None:
    """Picture the page in both themes as a desk and a phone show it; leave it as it was."""
    size = page.viewport_size
    for screen, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            # With motion, then finished: under reduced motion icons are painted a moment late.
            page.emulate_media(color_scheme=theme, reduced_motion="no-preference")
            path = SCREENS / "stories" / f"{name}.{screen}.{theme}.png"
            page.screenshot(path=path, animations="disabled")
    if size:
        page.set_viewport_size(size)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
