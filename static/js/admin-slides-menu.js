// The menu of kinds from which a slide is added: opened by any “Add a slide here”.

import { add, field, guises } from "./admin-slides-cards.js";

const menu = document.getElementById("kind-menu");
let place = null; // the card after which the slide will stand, or "first"
let opener = null;

function fillMenu() {
  menu.replaceChildren(...Object.entries(guises).map(([kind, guise]) => {
    const item = document.createElement("button");
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    item.dataset.kind = kind;
    const [name, purpose] = [document.createElement("b"), document.createElement("span")];
    name.textContent = guise.label;
    purpose.textContent = guise.purpose;
    item.append(name, purpose);
    return item;
  }));
}

export function openMenu(button, after) {
  [place, opener] = [after, button];
  menu.showPopover();
  const [at, own] = [button.getBoundingClientRect(), menu.getBoundingClientRect()];
  const below = at.bottom + 6 + own.height < innerHeight;
  menu.style.top = `${Math.max(8, below ? at.bottom + 6 : at.top - own.height - 6)}px`;
  menu.style.left = `${Math.max(8, Math.min(at.left + at.width / 2 - own.width / 2, innerWidth - own.width - 8))}px`;
  menu.firstElementChild.focus();
}

function step(by) {
  const items = [...menu.children];
  items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
}

function choose(kind) {
  menu.hidePopover();
  const card = add({ kind }, place);
  if (!card) return;
  card.scrollIntoView({ block: "nearest" });
  (field(card, "label") && kind === "content" ? field(card, "label") : field(card, "headline"))?.focus();
}

export function makeMenu() {
  fillMenu();
  menu.addEventListener("click", (event) => {
    const item = event.target.closest("[data-kind]");
    if (item) choose(item.dataset.kind);
  });
  menu.addEventListener("keydown", (event) => {
    const acts = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Home: () => menu.firstElementChild.focus(), End: () => menu.lastElementChild.focus(), Tab: () => menu.hidePopover() };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && (menu.contains(document.activeElement) || document.activeElement === document.body)) opener?.focus();
  });
}
