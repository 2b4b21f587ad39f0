// The slides of a carousel's page: pictures that follow the words, and slides as things to be moved about.
// Without this script the form still saves; the positions are then typed.

import { keepCounting, countAll } from "./admin-counters.js";
import { add, cards, field, group, guises, list, move, number } from "./admin-slides-cards.js";
import { showFilm } from "./admin-slides-film.js";
import { showFindings } from "./admin-slides-findings.js";
import { equipPictureFields } from "./admin-picture-field.js";
import { makeMenu } from "./admin-slides-menu.js";
import { redraw, watch } from "./admin-slides-preview.js";
import { equip, makeTools } from "./admin-slides-tools.js";

const LOOK = ["theme", "size", "language", "author"]; // choices of the header that change every picture

/** Whether somebody filled a field in: choices and ticks count where they are other than as usual. */
function says(input) {
  if (input?.type === "checkbox") return input.checked;
  return Boolean(input?.value) && input.value !== input.dataset.usual;
}

/** Of the layouts, only those of the slide's kind are offered. */
function offerLayouts(card) {
  const kind = field(card, "kind")?.selectedOptions[0]?.textContent;
  for (const layouts of field(card, "layout")?.querySelectorAll("optgroup") ?? []) {
    layouts.hidden = layouts.disabled = layouts.label !== kind;
  }
}

/** Rows that a kind has no use for are put away while they are empty. */
function dress(card) {
  const guise = guises[field(card, "kind")?.value];
  if (!guise) return;
  offerLayouts(card);
  for (const row of card.querySelectorAll(".slide-row")) {
    const name = row.dataset.field;
    const input = field(card, name);
    const known = name === "kind" || name in guise.fields;
    row.hidden = !known && !card.hasAttribute("data-all") && !says(input) && !row.classList.contains("errors");
    const label = row.querySelector("label");
    if (!label) continue;
    label.dataset.own ??= label.textContent;
    label.textContent = guise.fields[name] ?? label.dataset.own;
  }
}

/** The spare forms at the end of a saved carousel are kept aside until a slide is added. */
function putSparesAside() {
  const spares = list.querySelectorAll(".slide-card[data-spare]");
  if (cards().length > spares.length) spares.forEach((card) => { card.hidden = true; });
}

function begun(event) {
  const card = event.target.closest(".slide-card");
  if (!card) return;
  if (event.target.matches("[name$='-kind']")) {
    dress(card);
    number();
  }
  if ("spare" in card.dataset) {
    delete card.dataset.spare;
    number();
  }
}

function start() {
  group.classList.add("is-live");
  putSparesAside();
  makeMenu();
  equipPictureFields();
  makeTools();
  cards().forEach(dress);
  number();
  showFindings();
  showFilm((card, index) => move(card, index));
  watch();
  keepCounting(group.closest("form"));

  group.addEventListener("input", (event) => { begun(event); redraw(); });
  group.addEventListener("change", (event) => { begun(event); redraw(); });
  group.addEventListener("slides:changed", () => redraw({ after: 0 }));
  group.addEventListener("click", (event) => {
    if (!event.target.matches("[data-do='all']")) return;
    const card = event.target.closest(".slide-card");
    const all = card.toggleAttribute("data-all");
    event.target.setAttribute("aria-expanded", all);
    event.target.textContent = all ? "Fewer fields" : "More fields";
    dress(card);
  });
  document.addEventListener("formset:added", (event) => {
    if (!list.contains(event.target)) return;
    equip(event.target);
    dress(event.target);
    countAll(event.target);
  });
  for (const name of LOOK) document.getElementById(`id_${name}`)?.addEventListener("change", () => redraw({ after: 0 }));
  globalThis.django?.jQuery?.("#id_author").on("change", () => redraw({ after: 0 }));
  redraw({ after: 0 });
}

if (group) start();
export { add };
