// What is wrong stands at its field, in words; above the slides stands how much of it there is.

import { cards, goTo, group, list } from "./admin-slides-cards.js";
import { onAnswer } from "./admin-slides-preview.js";

const NAMES = { error: ["error", "errors"], warning: ["warning", "warnings"], note: ["note", "notes"] };
const summary = () => document.querySelector(".findings");
let ofCarousel = [];
let summarised = ""; // what the list above the slides says

function note(finding, id) {
  const item = document.createElement("li");
  item.className = `finding finding-${finding.severity}`;
  item.id = id;
  const severity = document.createElement("strong");
  severity.textContent = `${NAMES[finding.severity]?.[0] ?? finding.severity}: `;
  item.append(severity, sentence(finding.message));
  return item;
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** Replaces the notes below one row; where they say the same as before, nothing moves. */
function place(row, findings) {
  const words = JSON.stringify(findings);
  if ((row.dataset.findings ?? "[]") === words) return;
  row.dataset.findings = words;
  row.querySelector(":scope > .field-findings")?.remove();
  const input = row.querySelector("textarea, select, input:not([type=hidden])");
  describe(input, findings);
  if (!findings.length) return;
  const notes = document.createElement("ul");
  notes.className = "field-findings";
  notes.id = `${input?.id ?? row.id}_findings`;
  notes.append(...findings.map((finding, index) => note(finding, `${notes.id}_${index}`)));
  row.append(notes);
}

function describe(input, findings) {
  if (!input) return;
  const own = `${input.id}_findings`;
  const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== own);
  const described = findings.length ? [...others, own] : others;
  if (described.length) input.setAttribute("aria-describedby", described.join(" "));
  else input.removeAttribute("aria-describedby");
  if (findings.some((finding) => finding.severity === "error")) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

function placeOn(card, findings) {
  const rows = [...card.querySelectorAll(".slide-row")];
  const elsewhere = rows.find((row) => row.dataset.field === "headline") ?? rows[0];
  const known = new Set(rows.map((row) => row.dataset.field));
  for (const row of rows) {
    const here = findings.filter((one) => one.field === row.dataset.field || (row === elsewhere && !known.has(one.field)));
    place(row, here);
    if (here.length) row.hidden = false;
  }
  const worst = ["error", "warning", "note"].find((kind) => findings.some((one) => one.severity === kind)) ?? "";
  if (card.dataset.severity !== worst) card.dataset.severity = worst;
}

function placeOnHeader(findings) {
  for (const row of document.querySelectorAll("#carousel_form .form-row")) {
    if (list.contains(row)) continue;
    place(row, findings.filter((one) => one.field && row.classList.contains(`field-${one.field}`) && !row.closest(".slide-card")));
  }
}

function listed(finding, card) {
  const item = note(finding, "");
  item.removeAttribute("id");
  const input = card?.querySelector(`[data-field="${finding.field}"] :is(textarea, select, input)`);
  const link = document.createElement("a");
  link.href = `#${input?.id ?? card?.id ?? "slides-group"}`;
  link.textContent = card ? `Slide ${cards().indexOf(card) + 1}` : "Carousel";
  link.addEventListener("click", (event) => {
    if (!input) return;
    event.preventDefault();
    goTo(card);
    input.focus({ preventScroll: true });
  });
  item.prepend(link, " ");
  return item;
}

/** The list is made anew only where it says something else: it stands above all slides. */
function summarise() {
  const order = cards();
  const all = order.flatMap((card) => JSON.parse(card.dataset.found ?? "[]").map((finding) => [finding, card]));
  all.push(...ofCarousel.map((finding) => [finding, null]));
  const words = JSON.stringify(all.map(([finding, card]) => [finding, order.indexOf(card)]));
  if (words !== summarised) {
    const box = summary() ?? newSummary();
    box.hidden = !all.length;
    box.querySelector("ul").replaceChildren(...all.slice(0, 50).map(([finding, card]) => listed(finding, card)));
    summarised = words;
  }
  const counted = Object.entries(NAMES).map(([severity, [one, many]]) => {
    const count = all.filter(([finding]) => finding.severity === severity).length;
    return count ? `${count} ${count === 1 ? one : many}` : "";
  }).filter(Boolean).join(", ");
  group.dispatchEvent(new CustomEvent("slides:counted", { detail: { words: counted } }));
}

function newSummary() {
  const box = document.createElement("section");
  box.className = "findings";
  box.setAttribute("aria-label", "Before you post");
  box.append(document.createElement("ul"));
  group.before(box);
  return box;
}

export function showFindings() {
  onAnswer((answer, byForm) => {
    for (const slide of answer.slides) {
      const card = byForm.get(slide.form);
      if (!card) continue;
      card.dataset.found = JSON.stringify(slide.findings);
      placeOn(card, slide.findings);
    }
    ofCarousel = answer.findings;
    placeOnHeader(answer.findings);
    summarise();
  });
}
