// Live frames: one stream for the board; each event swaps one card. Without a stream, the board is
// asked for every few seconds. Nothing here moves the scroll.

import { fetchPiece, swapCard, swapPartials } from "./partials.js";

const POLL_MS = 3000;
const CATCH_UP_MS = 20_000;
const SETTLE_MS = 1500;
const TICK_MS = 1000;

export function watchBoard() {
  const studio = document.querySelector(".studio[data-live]");
  if (!studio) return;
  let stream = null;
  let poll = 0;
  let later = 0;

  function waiting() {
    return document.querySelectorAll(".frame[data-status=queued], .frame[data-status=running]");
  }

  async function refresh(id) {
    if (!document.getElementById(id)) return catchUp();
    const html = await fetchPiece(`/frames/${id}/card`).catch(() => null);
    if (html === null) return undefined;
    const frame = swapCard(html);
    tell(frame);
    if (!waiting().length) pause();
    else catchUpSoon();
    return undefined;
  }

  async function catchUp() {
    const before = new Set([...waiting()].map((frame) => frame.id));
    const html = await fetchPiece(studio.dataset.rows).catch(() => null);
    if (html === null) return;
    swapPartials(html);
    for (const id of before) {
      const frame = document.getElementById(id);
      if (frame && !/queued|running/.test(frame.dataset.status)) tell(frame);
    }
    if (!waiting().length) pause();
  }
  function catchUpSoon() {
    clearTimeout(later);
    later = setTimeout(catchUp, SETTLE_MS);
  }

  function tell(frame) {
    if (!frame) return;
    const label = frame.querySelector(".frame-cap b")?.textContent;
    const said = { done: "is done", failed: "did not finish", refused: "was declined" };
    if (said[frame.dataset.status]) announce(`${label} ${said[frame.dataset.status]}`);
    document.dispatchEvent(new CustomEvent("studio:changed", { detail: frame.id }));
  }

  function hear(news) {
    const frame = document.getElementById(news.id);
    if (news.preview && frame?.dataset.status === "running") showPreview(frame, news.preview);
    else refresh(news.id);
  }

  function follow() {
    if (stream || poll || !waiting().length) return;
    if (!("EventSource" in window)) {
      fallBack();
      return;
    }
    let opened = false;
    stream = new EventSource(studio.dataset.live);
    stream.addEventListener("open", () => {
      if (opened) catchUp();
      opened = true;
    });
    stream.addEventListener("frame", (event) => hear(JSON.parse(event.data)));
    stream.addEventListener("error", () => {
      if (stream?.readyState === EventSource.CLOSED) fallBack();
    });
    // News can be lost; the board itself never is.
    poll = setInterval(catchUp, CATCH_UP_MS);
  }
  function fallBack() {
    pause();
    poll = setInterval(catchUp, POLL_MS);
  }
  function pause() {
    stream?.close();
    stream = null;
    clearInterval(poll);
    poll = 0;
  }

  // Between two events a frame moves on by its usual time, from what the server said last.
  const seen = new WeakMap();
  function tick() {
    for (const frame of document.querySelectorAll(".frame.is-live")) {
      const said = `${frame.dataset.left}/${frame.dataset.usual}`;
      let start = seen.get(frame);
      if (start?.said !== said) seen.set(frame, (start = { said, at: performance.now() }));
      const usual = Number(frame.dataset.usual);
      const left = Number(frame.dataset.left) - (performance.now() - start.at) / 1000;
      const percent = Math.max(
        Number(frame.querySelector("progress")?.value ?? 0),
        Math.min(95, Math.round(100 - (100 * left) / usual)),
      );
      show(frame, percent, left);
    }
  }
  setInterval(tick, TICK_MS);

  document.addEventListener("studio:placed", follow);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && waiting().length) catchUp().then(follow);
  });
  const offline = document.getElementById("offline");
  addEventListener("offline", () => (offline.hidden = false));
  addEventListener("online", () => {
    offline.hidden = true;
    catchUp().then(follow);
  });
  watchStages();
  follow();
}

function show(frame, percent, left) {
  const bar = frame.querySelector("progress");
  if (!bar) return;
  bar.value = percent;
  const [number, words] = frame.querySelectorAll(".over-note > *");
  number.textContent = `${percent}%`;
  words.textContent = left >= 1 ? `about ${Math.ceil(left)} s left` : "a moment more";
  frame.dataset.step = String(Math.floor(percent / 10) * 10);
}

function showPreview(frame, address) {
  const box = frame.querySelector(".frame-pic");
  let picture = box.querySelector("img");
  if (!picture) {
    picture = new Image();
    picture.className = "sharp";
    picture.alt = "";
    box.prepend(picture);
  }
  picture.src = address;
}

// Where the board is narrow, the stages are tabs that scroll each strip to that lane.
function watchStages() {
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-stage]");
    const strips = [...document.querySelectorAll(".direction-body")];
    if (!tab || !strips.length || getComputedStyle(strips[0]).display !== "flex") return;
    event.preventDefault();
    for (const strip of strips) {
      const lane = strip.querySelector(`[data-lane=${tab.dataset.stage}]`);
      strip.scrollTo({ left: lane.offsetLeft - strip.firstElementChild.offsetLeft });
    }
    for (const other of tab.parentElement.children) other.removeAttribute("aria-current");
    tab.setAttribute("aria-current", "true");
  });
}

function announce(text) {
  const line = document.getElementById("live-line");
  if (line) line.textContent = text;
}
