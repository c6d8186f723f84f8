"""What a screen is held to beside its picture: contrast and roles, and a layout for every width."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

WIDTHS = (360, 768, 860, 1024, 1239, 1240, 1920)
"""Between the two that are pictured: the narrowest, each side of every break, the widest."""

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
_RUN = "() => axe.run(document, { resultTypes: ['violations', 'incomplete'] })"
_STILL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`*, *::before, *::after {
    transition: none !important;
    animation: none !important;
  }`);
  document.adoptedStyleSheets = [sheet];
}"""
_ENOUGH = 4.5

_RULES = """() => {
  const seen = (one) => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility({ visibilityProperty: true }) && box.width > 0 &&
      box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    h1: all("h1").length,
    sideways: document.documentElement.scrollWidth - innerWidth,
    unsized: all("img[src]:not([width][height])").map((one) => one.outerHTML),
    broken: all("img[src]").filter((one) => !one.naturalWidth).map((one) => one.src),
    marks: all(".btn.mark").filter(seen).map((one) => one.textContent.trim()),
    unnamed: all("button, a[href], input:not([type=hidden]), select, textarea").filter((one) =>
      seen(one) && !one.textContent.trim() && !one.ariaLabel && !one.title && !one.labels?.length &&
      !one.getAttribute("aria-labelledby") && !one.querySelector("img[alt]:not([alt=''])"))
      .map((one) => one.outerHTML.slice(0, 160)),
  };
}"""

# The strips that are swiped by design hold their controls beyond the edge; a table does not.
_LAYOUT = """() => {
  const STRIPS = ".direction-body, .stages, .filters, .filmstrip";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (one) => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      box.width > 1 && box.height > 1 && !one.closest(".skip, .sr");
  };
  const name = (one) => {
    const words = (one.ariaLabel || one.textContent).trim().replace(/\\s+/g, " ").slice(0, 40);
    return `${one.tagName.toLowerCase()}.${[...one.classList].join(".")} “${words}”`;
  };
  const faults = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) faults.push(`the page scrolls ${over} px sideways`);
  for (const one of all("button, a[href], input:not([type=hidden]), select, textarea, summary")) {
    const box = one.getBoundingClientRect();
    if (shown(one) && !one.closest(STRIPS) && (box.left < -0.5 || box.right > innerWidth + 0.5))
      faults.push(`${name(one)} is outside, ${Math.round(box.left)} to ${Math.round(box.right)}`);
  }
  for (const one of all("button, .btn, .chip, .tag, .seg > *, summary")) {
    if (!shown(one)) continue;
    const box = one.getBoundingClientRect();
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode, holder = text.parentElement;
      if (!text.data.trim() || !shown(holder)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const words = range.getBoundingClientRect(), style = getComputedStyle(holder);
      const leaves = words.left < box.left - 1 || words.right > box.right + 1 ||
        words.top < box.top - 2 || words.bottom > box.bottom + 2;
      const isCut = style.textOverflow !== "ellipsis" && style.overflowX !== "visible" &&
        holder.scrollWidth > holder.clientWidth + 1;
      if (style.textOverflow === "ellipsis" ? isCut : leaves || isCut)
        faults.push(`the words of ${name(one)} are cut`);
    }
  }
  return faults;
}"""


def break_rules(page: Page) -> dict[str, Any]:
    """Give what breaks the rules of every screen: marks and headings, images and names."""
    measured: dict[str, Any] = page.evaluate(_RULES)
    return measured


def stand_still(page: Page) -> None:
    """End all motion, so that what is measured has arrived."""
    page.evaluate(_STILL)


def find_barriers(page: Page) -> list[str]:
    """Give what axe finds on the page as it stands; contrast is WCAG's, 4.5 to 1.

    A single letter is no word to axe, but it is read here, so it is held to the same contrast.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE)
    found: dict[str, Any] = page.evaluate(_RUN)
    barriers = [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    return barriers + [
        f"{rule['id']}: {node['html'][:120]} {check['data']['contrastRatio']}"
        for rule in found["incomplete"]
        if rule["id"] == "color-contrast"
        for node in rule["nodes"]
        for check in node["any"]
        if check["data"] and 0 < (check["data"].get("contrastRatio") or 0) < _ENOUGH
    ]


def find_layout_faults(page: Page) -> list[str]:
    """Give what scrolls sideways, stands outside the window or is cut, at this width."""
    faults: list[str] = page.evaluate(_LAYOUT)
    return faults
