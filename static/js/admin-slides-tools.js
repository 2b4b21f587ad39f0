// What stands on each card: the handle, the buttons, and the way back from a deleted slide.

import { add, arrange, cards, field, fill, group, list, move, remove, restore, textOf, titleOf, valuesOf } from "./admin-slides-cards.js";
import { sortable } from "./admin-slides-drag.js";
import { openMenu } from "./admin-slides-menu.js";
import { mergeCard, splitCard } from "./admin-slides-reshape.js";
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
  async split(card) {
    const rest = await splitCard(card, (words) => tell(card, words));
    if (rest) focusOn(rest);
  },
  async merge(card) {
    const [before, next] = [valuesOf(card), cards()[cards().indexOf(card) + 1]];
    if (!(await mergeCard(card, next, (words) => tell(card, words)))) return;
    leaveLine(next, "This slide’s words are on the one before it.", () => {
      fill(card, before);
      restore(next);
      say("Two slides again");
      focusOn(next);
    });
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

/** A sentence on the card itself; it goes with the next thing that is done to the card. */
function tell(card, words) {
  card.querySelector(".slide-note")?.remove();
  if (!words) return;
  const note = document.createElement("p");
  note.className = "slide-note";
  note.setAttribute("role", "alert");
  note.textContent = words;
  card.querySelector(".slide-bar").after(note);
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
  say(`Slide ${place} deleted`);
  leaveLine(card, `Slide ${place}, “${titleOf(card)}”, is deleted when you save.`, () => {
    restore(card);
    say("Slide is back");
    focusOn(card);
  });
}

/** Where a slide was stands a line that takes the last step back. */
function leaveLine(card, words, takeBack) {
  const line = copyOf("slide-gone").firstElementChild;
  line.querySelector("span").textContent = words;
  line.querySelector("button").addEventListener("click", () => {
    line.replaceWith(card);
    takeBack();
  });
  card.before(line);
  line.querySelector("button").focus({ preventScroll: true });
}

function onClick(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.do === "add") acts.add(button.closest(".slide-card") ?? "first", button);
  else if (acts[button.dataset.do]) {
    const card = button.closest(".slide-card");
    tell(card, "");
    acts[button.dataset.do](card, button);
  }
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
