// Things in a list are put in order with a mouse, a pen or a finger. The thing under the pointer makes room.

const START = 6; // px: a press that moves less is a click
const HOLD = 250; // ms: where a list also scrolls, a finger rests this long before it drags
const EDGE = 70; // px from the window's edge: there the page scrolls along

/**
 * `item` and `handle` are selectors within `list`. `hold`: a finger has to rest first, so that it can still scroll.
 * `drop(item)` is called once the item stands where it was let go.
 */
export function sortable(list, { item, handle, hold = false, drop }) {
  let waiting = null;

  list.addEventListener("touchmove", (event) => list.querySelector(".is-dragged") && event.preventDefault(), { passive: false });
  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(handle);
    if (!grip || event.button !== 0 || !list.contains(grip)) return;
    const thing = grip.closest(item);
    const start = { x: event.clientX, y: event.clientY };
    const touch = event.pointerType === "touch" && hold;
    if (!hold) event.preventDefault();
    const stop = new AbortController();
    const begin = () => {
      stop.abort();
      drag(list, thing, { item, pointer: event.pointerId, at: start, drop, follow: !hold });
    };
    if (touch) waiting = setTimeout(begin, HOLD);
    const on = (name, act) => document.addEventListener(name, act, { signal: stop.signal });
    on("pointermove", (moved) => {
      if (Math.hypot(moved.clientX - start.x, moved.clientY - start.y) < START) return;
      if (touch) cancel();
      else begin();
    });
    const cancel = () => { clearTimeout(waiting); stop.abort(); };
    on("pointerup", () => { cancel(); grip.focus?.(); });
    on("pointercancel", cancel);
  });
}

function drag(list, thing, { item, pointer, at, drop, follow }) {
  const from = thing.nextElementSibling;
  let point = at;
  let frame = 0;
  thing.classList.add("is-dragged");
  const page = document.documentElement.classList;
  page.add("is-dragging");
  page.toggle("is-far", follow);
  const stop = new AbortController();
  const on = (name, act, options = {}) => document.addEventListener(name, act, { signal: stop.signal, ...options });

  const scrollAlong = () => {
    const overTop = EDGE - point.y;
    const overBottom = point.y - (innerHeight - EDGE);
    const strip = list.scrollHeight > list.clientHeight + 4 ? list : null;
    const speed = overTop > 0 ? -overTop / 4 : overBottom > 0 ? overBottom / 4 : 0;
    if (speed && strip) strip.scrollBy(0, speed);
    else if (speed) scrollBy(0, speed);
    if (speed) makeRoom(list, thing, item, point);
    frame = requestAnimationFrame(scrollAlong);
  };
  const end = (kept) => {
    cancelAnimationFrame(frame);
    stop.abort();
    swallowClick();
    thing.classList.remove("is-dragged");
    page.remove("is-dragging", "is-far");
    if (!kept) list.insertBefore(thing, from);
    else drop(thing);
    if (follow) keepUnder(thing, point);
  };
  on("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    point = { x: event.clientX, y: event.clientY };
    makeRoom(list, thing, item, point);
  });
  on("pointerup", () => end(true));
  on("pointercancel", () => end(false));
  on("keydown", (event) => event.key === "Escape" && end(false));
  if (follow) keepUnder(thing, point);
  frame = requestAnimationFrame(scrollAlong);
}

/** The click that a browser makes of the last release is no click on the thing. */
function swallowClick() {
  const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 0);
}

/** While things are dragged they are small, so the page is another one: the dragged thing stays at the pointer. */
function keepUnder(thing, point) {
  const box = thing.getBoundingClientRect();
  if (point.y < box.top || point.y > box.bottom) scrollBy(0, box.top + 20 - point.y);
}

function makeRoom(list, thing, item, { x, y }) {
  const under = document.elementsFromPoint(x, y).map((one) => one.closest(item)).find((one) => one?.parentElement === list);
  if (!under || under === thing) return;
  const box = under.getBoundingClientRect();
  const sideways = getComputedStyle(list).flexDirection === "row" && getComputedStyle(list).display.includes("flex");
  const beyond = sideways ? x > box.left + box.width / 2 : y > box.top + box.height / 2;
  if (beyond) under.after(thing);
  else under.before(thing);
}
