// What a screen reader hears of the board: each frame's start, its quarters and its end. What
// happens at about the same time is one sentence, so that no frame's news replaces another's; of
// one frame only the last is told ("B1 is done", not also that it started).

const GATHER_MS = 900;
const PHRASES = {
  started: ["started", "started"],
  25: ["is a quarter done", "are a quarter done"],
  50: ["is half done", "are half done"],
  75: ["is three quarters done", "are three quarters done"],
  done: ["is done", "are done"],
  failed: ["did not finish", "did not finish"],
  refused: ["was declined", "were declined"],
};

const inOrder = new Intl.Collator("en", { numeric: true });

const gathered = new Map();
const quarters = new Map();
let timer = 0;

// What became of a frame; says nothing of what a person did themselves.
export function announce(frame, what) {
  if (!PHRASES[what]) return;
  const label = frame.querySelector(".frame-cap b")?.textContent;
  gathered.set(label, what);
  // Whose start was seen, its first quarter is told even if the browser looks late.
  if (what === "started") quarters.set(frame.id, 0);
  clearTimeout(timer);
  timer = setTimeout(speak, GATHER_MS);
}

// How far a running frame is; only the crossing of a quarter is told.
export function quarter(frame, percent) {
  const now = Math.floor(percent / 25) * 25;
  const before = quarters.get(frame.id);
  quarters.set(frame.id, now);
  if (before !== undefined && now > before) announce(frame, now);
}

export function forget(id) {
  quarters.delete(id);
}

function speak() {
  const line = document.getElementById("live-line");
  if (!line) return;
  const labels = [...gathered.keys()].sort(inOrder.compare);
  line.textContent = Object.keys(PHRASES)
    .map((what) => [what, labels.filter((label) => String(gathered.get(label)) === what)])
    .filter(([, whose]) => whose.length)
    .map(([what, whose]) => sentence(what, whose))
    .join(". ");
  gathered.clear();
}

function sentence(what, labels) {
  const [one, many] = PHRASES[what];
  if (labels.length === 1) return `${labels[0]} ${one}`;
  return `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)} ${many}`;
}
