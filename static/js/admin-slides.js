// Slides of a carousel in the Admin are put in order by dragging, by buttons or by typing their positions.
// Without this script the typed positions still decide.

const group = document.getElementById("slides-group");

const slides = () => [...group.querySelectorAll(".inline-related:not(.empty-form)")];

function renumber() {
  slides().forEach((slide, index) => {
    slide.querySelector("input[name$='-position']").value = index + 1;
    const label = slide.querySelector(".inline_label");
    if (label) label.textContent = label.textContent.trim().replace(/^#?\d+/, index + 1);
  });
}

function move(slide, step) {
  const order = slides();
  const other = order[order.indexOf(slide) + step];
  if (!other) return;
  if (step < 0) other.before(slide);
  else other.after(slide);
  renumber();
}

function button(text, step, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.dataset.move = step;
  made.setAttribute("aria-label", label);
  made.title = label;
  return made;
}

function equip(slide) {
  if (slide.querySelector(".slide-moves") || slide.classList.contains("empty-form")) return;
  const moves = document.createElement("span");
  moves.className = "slide-moves";
  moves.append(button("↑", -1, "Move this slide up"), button("↓", 1, "Move this slide down"));
  const handle = button("⠿", 0, "Drag this slide to another place");
  handle.tabIndex = -1;
  moves.append(handle);
  slide.querySelector("h3").append(moves);
}

// The slide under the pointer makes room while the dragged one passes its middle. The document listens: a handle
// that moves in the tree loses the pointer that it had captured.
function drag(slide) {
  slide.classList.add("is-dragged");
  const follow = (event) => {
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest(".inline-related:not(.empty-form)");
    if (!under || under === slide || !group.contains(under)) return;
    const box = under.getBoundingClientRect();
    if (event.clientY > box.top + box.height / 2) under.after(slide);
    else under.before(slide);
  };
  const drop = () => {
    slide.classList.remove("is-dragged");
    document.removeEventListener("pointermove", follow);
    renumber();
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", drop, { once: true });
  document.addEventListener("pointercancel", drop, { once: true });
}

if (group) {
  slides().forEach(equip);
  group.addEventListener("click", (event) => {
    const pressed = event.target.closest(".slide-moves button");
    if (!pressed || pressed.dataset.move === "0") return;
    move(pressed.closest(".inline-related"), Number(pressed.dataset.move));
    pressed.focus();
  });
  group.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".slide-moves button[data-move='0']");
    if (!handle) return;
    event.preventDefault();
    drag(handle.closest(".inline-related"));
  });
  document.addEventListener("formset:added", (event) => {
    if (!group.contains(event.target)) return;
    equip(event.target);
    renumber();
  });
}
