// The slides of the page as things: which there are, in which order, and how one comes and goes.
// Every change goes into the fields of Django's form set, so that saving needs no script.

import { say } from "./admin-say.js";

const PREFIX = "slides";
export const MOST = 300; // pages that LinkedIn takes

export const group = document.getElementById(`${PREFIX}-group`);
export const list = group?.querySelector(".slides-list");
export const guises = group ? JSON.parse(document.getElementById("slide-guises").textContent) : {};

/** The slides that will be saved, in their order. */
export const cards = () => [...list.querySelectorAll(":scope > .slide-card:not([hidden])")];
export const field = (card, name) => card.querySelector(`[name="${PREFIX}-${card.dataset.form}-${name}"]`);
export const textOf = (card, name) => field(card, name)?.value.trim() ?? "";
export const titleOf = (card) => textOf(card, "headline") || textOf(card, "label") || "without words";

const total = () => document.getElementById(`id_${PREFIX}-TOTAL_FORMS`);

/** Tells the rest of the page: `why` is "order", "added" or "removed". */
function changed(card, why) {
  number();
  card.dispatchEvent(new CustomEvent("slides:changed", { bubbles: true, detail: { why } }));
  field(card, "position")?.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Writes 1, 2, 3 … into the positions. A slide that nobody has begun keeps none, and is then not saved. */
export function number() {
  cards().forEach((card, index) => {
    const position = field(card, "position");
    if (position && !("spare" in card.dataset)) position.value = index + 1;
    const kind = guises[field(card, "kind")?.value];
    card.dataset.kind = field(card, "kind")?.value ?? "";
    card.querySelector(".slide-number").textContent = index + 1;
    if (kind) card.querySelector(".slide-kind").textContent = kind.label;
  });
}

function made() {
  const index = Number(total().value);
  const holder = document.createElement("template");
  holder.innerHTML = document.getElementById(`${PREFIX}-empty`).innerHTML.replaceAll("__prefix__", index);
  total().value = index + 1;
  return holder.content.firstElementChild;
}

/** A new slide behind `after` (at the end where it is null, at the start where it is "first"). */
export function add(values, after = null) {
  if (cards().length >= MOST) {
    say(`LinkedIn takes ${MOST} slides. Delete one first.`);
    return null;
  }
  const card = list.querySelector(".slide-card[data-spare][hidden]") ?? made();
  if (after === "first") list.prepend(card);
  else if (after) after.after(card);
  else list.append(card);
  card.hidden = false;
  delete card.dataset.spare;
  fill(card, values);
  card.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: PREFIX } }));
  changed(card, "added");
  return card;
}

/** Writes words into a slide's fields; what is not named stays. */
export function fill(card, values) {
  for (const [name, value] of Object.entries(values)) {
    const target = field(card, name);
    if (!target || name === "position") continue;
    if (target instanceof HTMLSelectElement && value && ![...target.options].some((option) => option.value === value)) continue;
    target.value = value;
    if (target.dataset.picture) target.dispatchEvent(new Event("picture:shown"));
  }
}

/** The words and choices of a slide, by name of field. */
export function valuesOf(card) {
  const values = {};
  for (const input of card.querySelectorAll(`[name^="${PREFIX}-${card.dataset.form}-"]`)) {
    const name = input.name.slice(`${PREFIX}-${card.dataset.form}-`.length);
    if (["id", "carousel", "position", "DELETE"].includes(name)) continue;
    values[name] = input.type === "checkbox" ? input.checked : input.value;
  }
  return values;
}

export function move(card, index) {
  const order = cards();
  const from = order.indexOf(card);
  const to = Math.min(Math.max(index, 0), order.length - 1);
  if (from === to) return false;
  if (to > from) order[to].after(card);
  else order[to].before(card);
  changed(card, "order");
  say(`Slide ${to + 1} of ${order.length}`);
  return true;
}

/** Puts the cards in the order given, as after a drag. */
export function arrange(card) {
  changed(card, "order");
  say(`Slide ${cards().indexOf(card) + 1} of ${cards().length}`);
}

export function remove(card) {
  const tick = field(card, "DELETE");
  if (tick) tick.checked = true;
  card.hidden = true;
  changed(card, "removed");
}

export function restore(card) {
  const tick = field(card, "DELETE");
  if (tick) tick.checked = false;
  card.hidden = false;
  changed(card, "added");
}

/** Brings a card to the top; one that is far away without a ride past all the others. */
export function goTo(card, { smooth = false } = {}) {
  const far = Math.abs(card.getBoundingClientRect().top) > 4 * innerHeight;
  card.scrollIntoView({ block: "start", behavior: smooth && !far ? "smooth" : "auto" });
  // Slides that come into sight for the first time take their height only now.
  if (far) requestAnimationFrame(() => requestAnimationFrame(() => card.scrollIntoView({ block: "start" })));
}
