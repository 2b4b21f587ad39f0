// Buttons, keys and the shown position for every carousel of a page. Without this file the strip still scrolls.

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

  function go(step) {
    const target = slides[Math.min(Math.max(now + step, 0), slides.length - 1)];
    strip.scrollTo({ left: target.offsetLeft - slides[0].offsetLeft, behavior: calm.matches ? "auto" : "smooth" });
  }

  function nearest() {
    const left = strip.scrollLeft + slides[0].offsetLeft;
    if (strip.scrollLeft > 0 && strip.scrollLeft + strip.clientWidth > strip.scrollWidth - 2) return slides.length - 1;
    const away = (slide) => Math.abs(slide.offsetLeft - left);
    return slides.reduce((best, slide, index) => (away(slide) < away(slides[best]) ? index : best), 0);
  }

  strip.addEventListener("scroll", () => requestAnimationFrame(() => {
    const index = nearest();
    if (index !== now) show(index);
  }), { passive: true });
  strip.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -slides.length, End: slides.length }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(step);
  });
  for (const button of [back, on]) button.addEventListener("click", () => go(Number(button.dataset.step)));
  viewer.querySelector("[data-controls]").hidden = false;
  show(0);
}

document.querySelectorAll("[data-viewer]").forEach(enliven);
