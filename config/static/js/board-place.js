// The board opens where this person left it. Kept by this browser, a project each, as the direction
// at the top and how far into it: what came above in the meantime does not matter.

const KEPT = "place:";

function scroller() {
  const rows = document.querySelector(".board-rows");
  const scrolls = rows && getComputedStyle(rows).overflowY === "auto" && rows.scrollHeight > rows.clientHeight;
  return scrolls ? rows : document.scrollingElement;
}

function top(frame) {
  const box = scroller();
  const start = box === document.scrollingElement ? 0 : box.getBoundingClientRect().top;
  return frame.getBoundingClientRect().top - start;
}

export function watchPlace() {
  const project = document.querySelector(".studio[data-live]")?.dataset.live;
  if (!project) return;

  try {
    const kept = JSON.parse(localStorage.getItem(KEPT + project));
    const there = kept && document.getElementById(kept.id);
    const isNamed = location.hash || new URLSearchParams(location.search).has("frame");
    if (there && !isNamed) scroller().scrollTop += top(there) - kept.top;
  } catch {
    // Storage may be blocked: the board opens at its start.
  }

  addEventListener("pagehide", () => {
    const seen = [...document.querySelectorAll(".board .direction[id]")];
    const first = seen.find((one) => top(one) + one.offsetHeight > 0);
    try {
      if (first) localStorage.setItem(KEPT + project, JSON.stringify({ id: first.id, top: top(first) }));
    } catch {
      // Blocked or full: nothing is kept.
    }
  });
}
