// A button beside a text copies it. Without this script the texts are there to be selected.

import { say } from "./admin-say.js";

const DONE = 1600; // ms for which the button says so

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  source.select();
  try {
    await navigator.clipboard.writeText(source.value);
  } catch {
    document.execCommand("copy"); // where a page is not served by HTTPS, browsers have no clipboard
  }
  const words = button.dataset.words ??= button.textContent;
  button.textContent = "Copied";
  say(`${source.labels[0]?.textContent ?? "Text"} copied`);
  setTimeout(() => { button.textContent = words; }, DONE);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.setAttribute("aria-label", `Copy: ${document.getElementById(button.dataset.copy).labels[0]?.textContent ?? "text"}`);
  button.addEventListener("click", () => copy(button));
}
