// How long a text is, beside its field: quiet while it is well, in words once it is too long.

const segments = (text) => [...text.replaceAll("\r\n", "\n")].length;

function counterOf(input) {
  let counter = document.getElementById(`${input.id}_counter`);
  if (counter) return counter;
  counter = document.createElement("span");
  counter.className = "counter";
  counter.id = `${input.id}_counter`;
  const row = input.closest(".slide-row, .form-row");
  (row.querySelector(".slide-label, .flex-container") ?? row).append(counter);
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${counter.id}`.trim());
  return counter;
}

function count(input) {
  const length = segments(input.value);
  const advised = Number(input.dataset.advised) || 0;
  const allowed = Number(input.dataset.allowed) || 0;
  const counter = counterOf(input);
  const over = allowed && length > allowed ? "refused" : advised && length > advised ? "long" : "";
  const limit = (allowed && length > (advised || 0) ? allowed : advised || allowed).toLocaleString("en");
  const words = { refused: ` · ${(length - allowed).toLocaleString("en")} too many`, long: " · long" }[over] ?? "";
  counter.textContent = `${length.toLocaleString("en")} / ${limit}${words}`;
  counter.dataset.state = over;
  counter.hidden = !length;
}

const COUNTED = ":is(textarea, input):is([data-advised], [data-allowed])";

/** Counts everything within `root`, now and whenever something is typed into it. */
export function keepCounting(root) {
  root.addEventListener("input", (event) => event.target.matches(COUNTED) && count(event.target));
  countAll(root);
}

export function countAll(root) {
  root.querySelectorAll(COUNTED).forEach(count);
}
