// Entries of the calendar are moved with a finger, too: rest on one for a moment, then carry it to its day. Until then
// the finger scrolls.

const HOLD = 300; // ms
const STILL = 8; // px: a finger that moves more is scrolling
const EDGE = 70; // px from the window's edge: there the page scrolls along

/** `drop(entry, cell)` is called with the day on which an entry was let go. */
export function dragByTouch(table, drop) {
  let carried = null;
  table.addEventListener("touchmove", (event) => carried && event.preventDefault(), { passive: false });
  table.addEventListener("pointerdown", (event) => {
    const entry = event.target.closest("[data-thing]");
    if (event.pointerType !== "touch" || !entry || carried || event.target.closest("details")) return;
    follow(event, entry);
  });

  function follow(pressed, entry) {
    const stop = new AbortController();
    const on = (name, act) => document.addEventListener(name, act, { signal: stop.signal });
    const at = { x: pressed.clientX, y: pressed.clientY };
    let cell = null;
    let frame = 0;
    entry.draggable = false; // some browsers would begin a drag of their own
    const timer = setTimeout(lift, HOLD);

    function lift() {
      carried = entry;
      entry.classList.add("is-moving");
      table.classList.add("is-carried");
      const y = entry.getBoundingClientRect().top;
      if (y < 0 || y > innerHeight) entry.scrollIntoView({ block: "center" }); // days that were put away are shown now
      aim();
      frame = requestAnimationFrame(scrollAlong);
    }

    function aim() {
      const under = document.elementFromPoint(at.x, at.y)?.closest("td[data-day]") ?? null;
      if (under === cell) return;
      cell?.classList.remove("is-target");
      cell = under;
      cell?.classList.add("is-target");
    }

    function scrollAlong() {
      const beyond = Math.min(0, at.y - EDGE) + Math.max(0, at.y - (innerHeight - EDGE));
      if (beyond) {
        scrollBy(0, beyond / 4);
        aim();
      }
      frame = requestAnimationFrame(scrollAlong);
    }

    function end(kept) {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      stop.abort();
      const target = cell;
      cell?.classList.remove("is-target");
      entry.classList.remove("is-moving");
      table.classList.remove("is-carried");
      entry.draggable = true;
      const moved = carried === entry;
      carried = null;
      if (moved) swallowClick();
      if (moved && kept && target) drop(entry, target);
    }

    on("pointermove", (moved) => {
      if (moved.pointerId !== pressed.pointerId) return;
      const far = Math.hypot(moved.clientX - at.x, moved.clientY - at.y) > STILL;
      if (!carried && far) return end(false);
      Object.assign(at, { x: moved.clientX, y: moved.clientY });
      if (carried) aim();
      return undefined;
    });
    on("contextmenu", (menu) => menu.preventDefault()); // a long press on a link
    on("pointerup", () => end(true));
    on("pointercancel", () => end(false));
    on("keydown", (key) => key.key === "Escape" && end(false));
  }
}

/** Letting go is no click on the entry's link. */
function swallowClick() {
  const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 50);
}
