// Live frames: one stream for the board; each event swaps one card. Without a stream, the board is
// asked for every few seconds. Nothing here moves the scroll.

import { shownPart } from "./board-more.js";
import { announce, forget, quarter } from "./board-voice.js";
import { fetchPiece, swapCard, swapPartials } from "./partials.js";

const POLL_MS = 3000;
const CATCH_UP_MS = 20_000;
const SETTLE_MS = 1500;
const TICK_MS = 1000;
const CUTS_MAX = 3;
const HELD_MS = 10_000;

export function watchBoard() {
  const studio = document.querySelector(".studio[data-live]");
  if (!studio) return;
  let stream = null;
  let poll = 0;
  let later = 0;

  function waiting() {
    return document.querySelectorAll(".frame[data-status=queued], .frame[data-status=running]");
  }

  // What is known of frames that had not ended, so that a change is told once, whoever saw it.
  const known = new Map();
  function notice() {
    for (const frame of waiting()) {
      const { id } = frame;
      const { status } = frame.dataset;
      if (known.get(id) === "queued" && status === "running") announce(frame, "started");
      known.set(id, status);
    }
    for (const [id, before] of known) {
      const frame = document.getElementById(id);
      const status = frame?.dataset.status;
      if (status === before || status === "queued" || status === "running") continue;
      known.delete(id);
      forget(id);
      if (!frame) continue;
      announce(frame, status);
      document.dispatchEvent(new CustomEvent("studio:changed", { detail: id }));
    }
    if (!known.size) pause();
  }

  async function refresh(id) {
    if (!document.getElementById(id)) return catchUp();
    const html = await fetchPiece(`/frames/${id}/card`).catch(() => null);
    if (html === null) return undefined;
    swapCard(html);
    const isWaiting = known.has(id);
    notice();
    if (!isWaiting || known.has(id)) {
      document.dispatchEvent(new CustomEvent("studio:changed", { detail: id }));
    }
    catchUpSoon(); // what a direction came to, and the places of those that wait
    return undefined;
  }

  async function catchUp() {
    const part = shownPart();
    const html = await fetchPiece(`${studio.dataset.rows}?${part}`).catch(() => null);
    // Earlier frames were added meanwhile: this answer knows nothing of them.
    if (html === null || part !== shownPart()) return;
    swapPartials(html);
    notice();
  }
  function catchUpSoon() {
    clearTimeout(later);
    later = setTimeout(catchUp, SETTLE_MS);
  }
  const catchUpAndFollow = () => catchUp().then(follow);

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
    let opened = 0;
    let cuts = 0;
    stream = new EventSource(studio.dataset.live);
    // What happened before it was open, or while it was cut, was not told.
    stream.addEventListener("open", () => {
      opened = performance.now();
      catchUp();
    });
    stream.addEventListener("frame", (event) => hear(JSON.parse(event.data)));
    // The browser opens it again by itself; one that is cut again and again is given up.
    stream.addEventListener("error", () => {
      cuts = opened && performance.now() - opened > HELD_MS ? 1 : cuts + 1;
      if (stream?.readyState === EventSource.CLOSED || cuts >= CUTS_MAX) fallBack();
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
      quarter(frame, percent);
    }
  }
  setInterval(tick, TICK_MS);

  // Another tab of this project ordered something: look here too.
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel(studio.dataset.live) : null;
  tabs?.addEventListener("message", catchUpAndFollow);
  document.addEventListener("studio:placed", () => {
    notice();
    follow();
    tabs?.postMessage("placed");
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") catchUpAndFollow();
  });
  // Back to a page that the browser kept as it was.
  addEventListener("pageshow", (event) => {
    if (event.persisted) catchUpAndFollow();
  });
  const offline = document.getElementById("offline");
  addEventListener("offline", () => (offline.hidden = false));
  addEventListener("online", () => {
    offline.hidden = true;
    catchUpAndFollow();
    document.dispatchEvent(new CustomEvent("studio:ask", { detail: {} }));
  });
  watchStages();
  notice();
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
