// A band drawn with the mouse over the board's empty ground chooses the frames it touches: these
// alone, or with Shift, Ctrl or ⌘ these as well. Escape gives it up. Only where there is a desk's room.

const desk = matchMedia("(width >= 860px)");
const LEAST = 6; // px: less is a press that trembled
const EDGE = 28; // px: from here the board moves along
const NOT_GROUND =
  ".frame, .slot, a, button, input, textarea, select, label, summary, form, h2, p, li, [popover]";

export function watchRubberBand() {
  const board = document.querySelector(".board");
  if (!board) return;
  let drag = null;

  function begin(event) {
    if (drag || event.button !== 0 || event.pointerType !== "mouse" || !desk.matches) return;
    const rows = event.target.closest(".board-rows");
    if (!rows || event.target.closest(NOT_GROUND)) return;
    const box = rows.getBoundingClientRect();
    if (event.clientX >= box.left + rows.clientWidth) return; // its scroll bar
    const keep = event.shiftKey || event.ctrlKey || event.metaKey;
    const top = event.clientY + rows.scrollTop;
    drag = { rows, keep, left: event.clientX, top, pointer: event.pointerId, band: null, x: 0, y: 0 };
  }
  function move(event) {
    if (!drag || event.pointerId !== drag.pointer) return;
    [drag.x, drag.y] = [event.clientX, event.clientY];
    const far = Math.hypot(drag.x - drag.left, drag.y + drag.rows.scrollTop - drag.top);
    if (!drag.band && far < LEAST) return;
    if (!drag.band) {
      drag.band = document.createElement("div");
      drag.band.className = "rubber-band";
      document.body.append(drag.band);
      drag.rows.setPointerCapture(drag.pointer);
    }
    const edge = drag.rows.getBoundingClientRect();
    if (drag.y > edge.bottom - EDGE) drag.rows.scrollBy(0, EDGE);
    if (drag.y < edge.top + EDGE) drag.rows.scrollBy(0, -EDGE);
    draw();
  }
  function draw() {
    if (!drag?.band) return;
    const box = span();
    const edge = drag.rows.getBoundingClientRect();
    const top = Math.max(box.top, edge.top);
    const bottom = Math.min(box.bottom, edge.bottom);
    Object.assign(drag.band.style, {
      left: `${box.left}px`,
      top: `${top}px`,
      width: `${box.right - box.left}px`,
      height: `${Math.max(0, bottom - top)}px`,
    });
    const within = new Set(caught(box));
    for (const frame of board.querySelectorAll(".frame")) {
      frame.classList.toggle("is-caught", within.has(frame));
    }
  }
  function span() {
    const from = drag.top - drag.rows.scrollTop;
    return {
      left: Math.min(drag.left, drag.x),
      right: Math.max(drag.left, drag.x),
      top: Math.min(from, drag.y),
      bottom: Math.max(from, drag.y),
    };
  }
  function caught(box) {
    return [...board.querySelectorAll(".frame:has([data-compare-frame])")].filter((frame) => {
      const one = frame.getBoundingClientRect();
      return (
        one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top
      );
    });
  }
  function end(taken) {
    if (!drag) return;
    const ids = taken && drag.band ? caught(span()).map((frame) => frame.dataset.frame) : [];
    const { band, keep } = drag;
    drag = null;
    band?.remove();
    for (const frame of board.querySelectorAll(".is-caught")) frame.classList.remove("is-caught");
    if (!ids.length) return;
    document.dispatchEvent(new CustomEvent("studio:choose-these", { detail: { ids, keep } }));
  }

  board.addEventListener("pointerdown", begin);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", () => end(true));
  document.addEventListener("pointercancel", () => end(false));
  document.addEventListener("scroll", draw, { capture: true, passive: true });
  document.addEventListener("selectstart", (event) => {
    if (drag) event.preventDefault();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !drag) return;
      event.preventDefault();
      event.stopPropagation(); // what was chosen before stays chosen
      end(false);
    },
    true,
  );
}
