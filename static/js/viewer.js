// Buttons, keys, full screen and the shown position for every carousel of a page. Without it the strip still scrolls.

const calm = matchMedia("(prefers-reduced-motion: reduce)");

function enliven(viewer) {
  const strip = viewer.querySelector("[data-strip]");
  const slides = [...strip.children];
  const [back, on] = viewer.querySelectorAll("[data-step]");
  const shown = viewer.querySelector("[data-now]");
  let now = 0;

  function show(index) {
    now = index;
    shown.textContent = index + 1;
    back.setAttribute("aria-disabled", index === 0);
    on.setAttribute("aria-disabled", index === slides.length - 1);
  }

  function place(index) {
    const strict = getComputedStyle(slides[index]).scrollSnapAlign.startsWith("center");
    const slack = strict ? (strip.clientWidth - slides[index].offsetWidth) / 2 : slides[0].offsetLeft;
    return slides[index].offsetLeft - slack;
  }

  function go(step, behavior = calm.matches ? "auto" : "smooth") {
    strip.scrollTo({ left: place(Math.min(Math.max(now + step, 0), slides.length - 1)), behavior });
  }

  function nearest() {
    const left = strip.scrollLeft;
    if (left > 0 && left + strip.clientWidth > strip.scrollWidth - 2) return slides.length - 1;
    const away = (index) => Math.abs(place(index) - left);
    return slides.reduce((best, _, index) => (away(index) < away(best) ? index : best), 0);
  }

  strip.addEventListener("scroll", () => requestAnimationFrame(() => {
    const index = nearest();
    if (index !== now) show(index);
  }), { passive: true });
  viewer.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -slides.length, End: slides.length }[event.key];
    const typing = event.target.closest("textarea, input, summary, a");
    if (!step || typing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(step);
  });
  for (const button of [back, on]) button.addEventListener("click", () => go(Number(button.dataset.step)));
  fillScreen(viewer, strip, () => { const kept = now; requestAnimationFrame(() => { now = kept; go(0, "auto"); }); });
  viewer.querySelector("[data-controls]").hidden = false;
  show(0);
}

// The button stays away where the browser cannot: on a phone, turning it does as well.
function fillScreen(viewer, strip, settle) {
  const button = viewer.querySelector("[data-full]");
  if (!button || !document.fullscreenEnabled) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else viewer.requestFullscreen().then(() => strip.focus());
  });
  document.addEventListener("fullscreenchange", () => {
    const full = document.fullscreenElement === viewer;
    button.setAttribute("aria-label", full ? "Leave full screen" : "Full screen");
    settle();
  });
}

document.querySelectorAll("[data-viewer]").forEach(enliven);
