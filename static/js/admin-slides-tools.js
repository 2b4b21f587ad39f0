// What stands on each card: the handle, the buttons, and the way back from a deleted slide.

import { add, arrange, cards, field, group, list, move, remove, restore, textOf, titleOf, valuesOf } from "./admin-slides-cards.js";
import { sortable } from "./admin-slides-drag.js";
import { openMenu } from "./admin-slides-menu.js";
import { say } from "./admin-say.js";

const copyOf = (id) => document.getElementById(id).content.cloneNode(true);

export function equip(card) {
  if (card.querySelector(".slide-tools")) return;
  const bar = card.querySelector(".slide-bar");
  const tools = copyOf("slide-tools");
  bar.prepend(tools.querySelector(".slide-handle"));
  bar.append(tools);
  card.querySelector(".slide-words").append(copyOf("slide-more"));
  card.append(copyOf("slide-gap"));
}

const acts = {
  up: (card) => step(card, -1, "up"),
  down: (card) => step(card, 1, "down"),
  duplicate(card) {
    const copy = add(valuesOf(card), card);
    if (!copy) return;
    say(`Duplicated as slide ${cards().indexOf(copy) + 1}`);
    focusOn(copy);
  },
  delete: takeAway,
  add: (card, button) => openMenu(button, card),
};

function step(card, by, name) {
  const before = card.getBoundingClientRect().top;
  if (!move(card, cards().indexOf(card) + by)) return;
  scrollBy(0, card.getBoundingClientRect().top - before);
  card.querySelector(`[data-do="${name}"]`).focus({ preventScroll: true });
}

function focusOn(card) {
  card.scrollIntoView({ block: "nearest" });
  card.querySelector(".slide-title").focus({ preventScroll: true });
}

const isBlank = (card) => ["label", "headline", "subline", "body", "link", "alt", "notes", "picture"].every((name) => !textOf(card, name));

/** The slide goes when the page is saved; until then a line in its place takes it back. */
function takeAway(card) {
  const place = cards().indexOf(card) + 1;
  const neighbour = cards()[place] ?? cards()[place - 2];
  const isNew = !field(card, "id")?.value;
  remove(card);
  if (isNew && isBlank(card)) {
    say("Empty slide removed");
    if (neighbour) focusOn(neighbour);
    return;
  }
  const line = copyOf("slide-gone").firstElementChild;
  line.querySelector("span").textContent = `Slide ${place}, “${titleOf(card)}”, is deleted when you save.`;
  line.dataset.undo = card.id;
  card.before(line);
  say(`Slide ${place} deleted`);
  line.querySelector("button").focus({ preventScroll: true });
}

function takeBack(line) {
  const card = document.getElementById(line.dataset.undo);
  line.replaceWith(card);
  restore(card);
  say("Slide is back");
  focusOn(card);
}

function onClick(event) {
  const button = event.target.closest("button");
  if (!button) return;
  const gone = button.closest(".slide-gone");
  if (gone) takeBack(gone);
  else if (button.dataset.do === "add") acts.add(button.closest(".slide-card") ?? "first", button);
  else acts[button.dataset.do]?.(button.closest(".slide-card"), button);
}

function onKey(event) {
  const card = event.target.closest(".slide-card");
  if (!card) return;
  const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
  if (by && event.target.matches(".slide-handle")) {
    event.preventDefault();
    const before = card.getBoundingClientRect().top;
    if (move(card, cards().indexOf(card) + by)) scrollBy(0, card.getBoundingClientRect().top - before);
    event.target.focus({ preventScroll: true });
  }
}

/** A number typed into a slide's place moves the slide there. */
function onPlaceTyped(event) {
  const input = event.target;
  if (!input.matches(".slide-place input") || !event.isTrusted) return;
  const card = input.closest(".slide-card");
  if (!/^\d+$/.test(input.value) || !move(card, Number(input.value) - 1)) arrange(card);
  focusOn(card);
}

export function makeTools() {
  list.prepend(copyOf("slide-gap"));
  list.querySelectorAll(":scope > .slide-card").forEach(equip);
  group.addEventListener("click", onClick);
  group.addEventListener("keydown", onKey);
  group.addEventListener("change", onPlaceTyped);
  document.addEventListener("formset:added", (event) => list.contains(event.target) && equip(event.target));
  sortable(list, { item: ".slide-card", handle: ".slide-handle", drop: arrange });
}
