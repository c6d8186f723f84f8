// Live frames: one stream for the board; each event swaps one card. Without a stream, it asks
// again every few seconds. Nothing here moves the scroll.

import { swapPartials } from "./composer.js";

const POLL_MS = 3000;
const TICK_MS = 1000;

export function watchBoard() {
  const studio = document.querySelector(".studio[data-live]");
  if (!studio) return;
  let stream = null;
  let poll = 0;

  function waiting() {
    return [...document.querySelectorAll(".frame[data-status=queued], .frame[data-status=running]")];
  }

  async function refresh(id) {
    const card = document.getElementById(id);
    if (!card) return catchUp();
    const answer = await fetch(`/frames/${id}/card`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return undefined;
    const box = document.createElement("template");
    const html = await answer.text();
    box.innerHTML = html;
    const fresh = box.content.querySelector(".frame");
    const here = document.getElementById(id);
    if (fresh && here) {
      const had = here.contains(document.activeElement);
      here.replaceWith(fresh);
      window.htmx?.process?.(fresh);
      if (had) fresh.querySelector("a, button")?.focus({ preventScroll: true });
      if (fresh.dataset.status === "done") announce(`${fresh.querySelector("b")?.textContent} is done`);
      for (const script of fresh.querySelectorAll("[data-script]")) script.hidden = false;
    }
    swapPartials(html);
    if (!waiting().length) pause();
    return undefined;
  }

  async function catchUp() {
    const answer = await fetch(studio.dataset.rows, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    const box = document.createElement("template");
    box.innerHTML = await answer.text();
    const fresh = box.content.getElementById("board-rows");
    document.getElementById("board-rows")?.replaceWith(fresh);
    window.htmx?.process?.(fresh);
    for (const script of fresh.querySelectorAll("[data-script]")) script.hidden = false;
  }

  function follow() {
    if (stream || poll || !waiting().length) return;
    if (!("EventSource" in window)) return fallBack();
    stream = new EventSource(studio.dataset.live);
    stream.addEventListener("frame", (event) => refresh(JSON.parse(event.data).id));
    stream.addEventListener("error", () => {
      if (stream?.readyState === EventSource.CLOSED) fallBack();
    });
  }
  function fallBack() {
    stream?.close();
    stream = null;
    poll = setInterval(() => {
      const frames = waiting();
      if (!frames.length) return pause();
      for (const frame of frames.slice(0, 8)) refresh(frame.id);
      return undefined;
    }, POLL_MS);
  }
  function pause() {
    stream?.close();
    stream = null;
    clearInterval(poll);
    poll = 0;
  }

  // Progress moves with the server's estimate between two events.
  setInterval(() => {
    for (const frame of document.querySelectorAll(".frame.is-live")) {
      const bar = frame.querySelector("progress");
      const wait = Number(frame.dataset.seconds);
      if (!bar || !wait) continue;
      bar.value = Math.min(95, Number(bar.value) + 100 / wait);
      const said = frame.querySelector(".over-note b");
      if (said) said.textContent = `${Math.round(bar.value)}%`;
      frame.dataset.step = String(Math.min(90, Math.floor(bar.value / 10) * 10));
    }
  }, TICK_MS);

  document.addEventListener("studio:placed", follow);
  // A stream that was missed while the page slept: look once, then follow again.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && waiting().length) catchUp().then(follow);
  });
  follow();
}

function announce(text) {
  const line = document.getElementById("live-line") ?? document.createElement("p");
  line.id = "live-line";
  line.className = "sr";
  line.setAttribute("role", "status");
  line.textContent = text;
  document.body.append(line);
}
