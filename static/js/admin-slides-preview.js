// Pictures of the unsaved slides, from the renderer of the export. Asked for when the keys have been quiet for a
// moment: first those in sight, then the others that changed with them. Only what changed is sent, and an answer that
// was overtaken by a newer question is dropped.

import { ask as askServer } from "./admin-ask.js";
import { cards, group, list } from "./admin-slides-cards.js";

const QUIET = 300; // ms after the last key
const REST = 400; // ms after that, for what is out of sight
const SMALL = 40; // slides up to which every picture is kept fresh; beyond it, those in sight

const form = group?.closest("form");
const near = new Set();
let asking; // the timer of the next question
let running; // the question that is under way
let sequence = 0;
const listeners = [];

/** `told(answer, cardsByForm)` is called with each answer that is shown. */
export function onAnswer(told) {
  listeners.push(told);
}

export function redraw({ after = QUIET } = {}) {
  clearTimeout(asking);
  asking = setTimeout(draw, after);
}

function question(all) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  const shown = cards();
  data.set("held", shown.map((card) => card.dataset.name ?? "").join(" "));
  // Nobody knows what is in sight before the browser has looked.
  if (near.size ? !all : shown.length > SMALL) data.set("wanted", shown.filter(inSight).map((card) => card.dataset.form).join(" "));
  return data;
}

const inSight = (card) => near.has(card.id) || card.contains(document.activeElement);

async function draw({ all = false } = {}) {
  running?.abort();
  running = new AbortController();
  const mine = ++sequence;
  try {
    const answer = await askServer(group.dataset.preview, question(all), { signal: running.signal });
    if (mine !== sequence) return;
    await show(answer, mine);
    if (mine === sequence && !all && isBehind(answer)) asking = setTimeout(draw, REST, { all: true });
  } catch (error) {
    if (error.name === "AbortError" || mine !== sequence) return;
    complain(error.message);
  }
}

/** Whether a slide out of sight shows another picture than it should. */
function isBehind(answer) {
  const shown = cards();
  if (shown.length > SMALL) return false;
  const held = new Set(shown.map((card) => card.dataset.name));
  return answer.slides.some((slide) => !held.has(slide.name));
}

async function show(answer, mine) {
  complain("");
  shape(answer.size);
  const byForm = new Map(cards().map((card) => [Number(card.dataset.form), card]));
  for (const told of listeners) told(answer, byForm);
  const known = new Map(cards().map((card) => [card.dataset.name, pictureOf(card).src]));
  await Promise.all(answer.slides.map((slide) => {
    const card = byForm.get(slide.form);
    if (!card) return null;
    // A slide that says the same as another and takes its place has its very picture: it is not sent again.
    const twin = !slide.picture && card.dataset.name !== slide.name && known.get(slide.name);
    if (twin) put(card, slide, twin, answer.size);
    return swap(card, slide, answer.size, mine);
  }));
}

const pictureOf = (card) => card.querySelector(".slide-picture");

/** Written only where it is another: every write has the browser lay the whole page out again. */
function shape({ width, height }) {
  const ratio = `${width} / ${height}`;
  if (list.style.getPropertyValue("--slide-ratio") === ratio) return;
  list.style.setProperty("--slide-ratio", ratio);
  group.dataset.shape = width > height ? "wide" : width * 1.5 < height ? "tall" : "even";
}

/** The new picture takes the old one's place once it is decoded, so that nothing flickers. */
async function swap(card, slide, size, mine) {
  const picture = pictureOf(card);
  if (slide.picture) {
    const address = URL.createObjectURL(new Blob([slide.picture], { type: "image/svg+xml" }));
    const ready = new Image();
    ready.src = address;
    await ready.decode().catch(() => {});
    if (mine !== sequence || !card.isConnected) {
      URL.revokeObjectURL(address);
      return;
    }
    put(card, slide, address, size);
  }
  const alt = `Slide ${slide.number} as it will be posted`;
  if (picture.alt !== alt) picture.alt = alt;
}

function put(card, slide, address, size) {
  const picture = pictureOf(card);
  const old = picture.src;
  picture.loading = "eager";
  picture.src = address;
  picture.width = size.width;
  picture.height = size.height;
  picture.hidden = false;
  if (old.startsWith("blob:")) setTimeout(() => cards().some((other) => pictureOf(other).src === old) || URL.revokeObjectURL(old), 5000);
  card.dataset.name = slide.name; // of what it shows: one that was not sent is asked for later
  card.dispatchEvent(new CustomEvent("slides:pictured", { bubbles: true }));
}

function complain(words) {
  const note = group.querySelector(".slides-note");
  if (note.textContent === words) return;
  note.textContent = words;
  note.hidden = !words;
}

/** Watches which slides are in sight; with many slides, one that comes into sight is drawn then. */
export function watch() {
  const seen = new IntersectionObserver((entries) => {
    let fresh = false;
    for (const entry of entries) {
      const id = entry.target.dataset.card ?? entry.target.id;
      if (!entry.isIntersecting) near.delete(id);
      else if (!near.has(id)) fresh = near.add(id) && true;
    }
    if (fresh && cards().length > SMALL && sequence > 0) redraw({ after: 150 });
  }, { rootMargin: "400px" });
  const follow = () => cards().forEach((card) => seen.observe(card));
  group.addEventListener("slides:changed", follow);
  follow();
}
