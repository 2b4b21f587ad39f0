// The film strip: every slide small, to jump by. It shows the very pictures of the cards.

import { cards, goTo, group, titleOf } from "./admin-slides-cards.js";
import { sortable } from "./admin-slides-drag.js";

const film = group?.querySelector(".film");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

function frameOf(card, place) {
  const id = `film-${card.dataset.form}`;
  let frame = document.getElementById(id);
  if (!frame) {
    frame = document.createElement("li");
    frame.id = id;
    frame.dataset.card = card.id;
    frame.innerHTML = '<a draggable="false"><img alt="" loading="lazy" draggable="false"><span></span></a>';
  }
  const label = `Slide ${place}: ${titleOf(card)}${card.dataset.severity ? `, ${card.dataset.severity}` : ""}`;
  const link = frame.firstElementChild;
  if (link.getAttribute("aria-label") !== label) {
    link.href = `#${card.id}`;
    link.setAttribute("aria-label", label);
    link.querySelector("span").textContent = place;
    frame.dataset.severity = card.dataset.severity ?? "";
  }
  picture(frame, card);
  return frame;
}

function picture(frame, card) {
  const [small, large] = [frame.querySelector("img"), card.querySelector(".slide-picture")];
  small.hidden = large.hidden;
  if (!large.hidden && small.src !== large.src) small.src = large.src;
}

function build() {
  const frames = cards().map((card, index) => frameOf(card, index + 1));
  const old = film.querySelector("ol");
  if (frames.length !== old.children.length || frames.some((frame, index) => old.children[index] !== frame)) old.replaceChildren(...frames);
}

function facts(words) {
  const count = cards().length;
  const line = `${count} slide${count === 1 ? "" : "s"}${words ? ` · ${words}` : ""}`;
  const shown = film.querySelector(".film-facts");
  if (shown.textContent !== line) shown.textContent = line;
}

function jump(card, focused) {
  goTo(card, { smooth: !calm.matches });
  if (focused) card.querySelector(".slide-title").focus({ preventScroll: true });
}

function follow() {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.target.toggleAttribute("data-seen", entry.isIntersecting);
    const now = cards().find((card) => card.hasAttribute("data-seen"));
    for (const frame of film.querySelectorAll("li")) {
      const here = Boolean(now) && frame.dataset.card === now.id;
      if (here && frame.firstElementChild.getAttribute("aria-current") !== "true") keepInSight(frame);
      if (here) frame.firstElementChild.setAttribute("aria-current", "true");
      else frame.firstElementChild.removeAttribute("aria-current");
    }
  }, { rootMargin: "-15% 0px -55% 0px" });
  const observe = () => cards().forEach((card) => seen.observe(card));
  group.addEventListener("slides:changed", observe);
  observe();
}

function keepInSight(frame) {
  const strip = film.querySelector("ol");
  const [top, left] = [frame.offsetTop - strip.offsetTop, frame.offsetLeft - strip.offsetLeft];
  if (top < strip.scrollTop || top + frame.offsetHeight > strip.scrollTop + strip.clientHeight) strip.scrollTop = top - strip.clientHeight / 3;
  if (left < strip.scrollLeft || left + frame.offsetWidth > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = left - strip.clientWidth / 3;
}

export function showFilm(dropped) {
  film.hidden = false;
  build();
  facts("");
  group.addEventListener("slides:changed", build);
  group.addEventListener("slides:pictured", (event) => {
    const frame = document.getElementById(`film-${event.target.dataset.form}`);
    if (frame) picture(frame, event.target);
  });
  group.addEventListener("slides:counted", (event) => {
    build();
    facts(event.detail.words);
  });
  film.addEventListener("click", (event) => {
    const frame = event.target.closest("li");
    if (!frame) return;
    event.preventDefault();
    jump(document.getElementById(frame.dataset.card), event.detail === 0);
  });
  film.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const links = [...film.querySelectorAll("a")];
    const next = links[links.indexOf(event.target) + step];
    if (!step || !next) return;
    event.preventDefault();
    next.focus();
  });
  sortable(film.querySelector("ol"), {
    item: "li",
    handle: "a",
    hold: true,
    drop: (frame) => dropped(document.getElementById(frame.dataset.card), [...film.querySelectorAll("li")].indexOf(frame)),
  });
  follow();
}
