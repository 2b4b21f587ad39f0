// Entries of the calendar are dragged to another day, by mouse or finger, or moved with Alt and an arrow key. Without
// this file each has a form that moves it.

import { dragByTouch } from "./admin-calendar-touch.js";
import { say } from "./admin-say.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }; // days
const table = document.querySelector(".calendar-month");
const address = document.querySelector(".editorial")?.dataset.move;
let moving = null;

function shifted(day, days) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

async function move(entry, day) {
  const token = entry.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ kind: entry.dataset.kind, thing: entry.dataset.thing, day, csrfmiddlewaretoken: token });
  let told;
  try {
    const answer = await fetch(address, { method: "POST", body, redirect: "error" });
    told = await answer.json();
  } catch {
    told = { error: "It was not moved: the site does not answer, or you were signed out." };
  }
  if (told.error) {
    say(told.error);
    alertLine(told.error);
    return;
  }
  place(entry, day);
  say(told.said);
}

// To its new cell; where that is in another month, the page of that month is loaded.
function place(entry, day) {
  const cell = table.querySelector(`[data-day="${day}"]`);
  if (!cell) {
    location.search = `?month=${day.slice(0, 7)}`;
    return;
  }
  const old = entry.closest("td");
  let list = cell.querySelector("ul");
  if (!list) {
    list = document.createElement("ul");
    cell.append(list);
  }
  list.append(entry);
  cell.classList.remove("is-empty");
  old.classList.toggle("is-empty", !old.querySelector("li, .calendar-more"));
  entry.querySelector("[name=day]").value = day;
  entry.querySelector("a").focus();
}

function alertLine(words) {
  let line = document.querySelector(".calendar-error");
  if (!line) {
    line = document.createElement("p");
    line.className = "errornote calendar-error";
    table.before(line);
  }
  line.textContent = words;
}

for (const entry of table?.querySelectorAll("[data-thing]") ?? []) {
  entry.draggable = true;
  entry.addEventListener("dragstart", (event) => {
    moving = entry;
    entry.classList.add("is-moving");
    event.dataTransfer.effectAllowed = "move";
  });
  entry.addEventListener("dragend", () => entry.classList.remove("is-moving"));
  entry.addEventListener("keydown", (event) => {
    if (!event.altKey || !(event.key in STEPS)) return;
    event.preventDefault();
    move(entry, shifted(entry.closest("td").dataset.day, STEPS[event.key]));
  });
}

for (const cell of table?.querySelectorAll("td") ?? []) {
  cell.addEventListener("dragover", (event) => {
    if (!moving) return;
    event.preventDefault();
    cell.classList.add("is-target");
  });
  cell.addEventListener("dragleave", () => cell.classList.remove("is-target"));
  cell.addEventListener("drop", (event) => {
    event.preventDefault();
    cell.classList.remove("is-target");
    if (moving) carry(moving, cell);
    moving = null;
  });
}

function carry(entry, cell) {
  if (entry.closest("td") !== cell) move(entry, cell.dataset.day);
}

if (table) dragByTouch(table, carry);
