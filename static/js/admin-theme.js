// A theme's page shows slides in it while it is changed. Without this script the form still saves.

import { ask } from "./admin-ask.js";
import { equipPictureFields } from "./admin-picture-field.js";

const QUIET = 250; // ms after the last change
const preview = document.querySelector(".theme-preview");
const form = preview?.closest("form");
let waiting;
let running;

function show(answer) {
  const slides = preview.querySelector(".theme-slides");
  while (slides.children.length < answer.pictures.length) slides.append(new Image());
  answer.pictures.forEach((picture, index) => {
    const image = slides.children[index];
    const old = image.src;
    image.alt = index ? "" : "Slides as this theme draws them";
    image.src = URL.createObjectURL(new Blob([picture], { type: "image/svg+xml" }));
    if (old) setTimeout(() => URL.revokeObjectURL(old), 5000);
  });
  tell(answer.clashes);
}

function tell(sentences) {
  const list = preview.querySelector(".theme-clashes");
  list.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })));
}

async function draw() {
  running?.abort();
  running = new AbortController();
  try {
    show(await ask(preview.dataset.preview, new FormData(form), { signal: running.signal }));
  } catch (error) {
    if (error.name !== "AbortError") tell([error.message]);
  }
}

if (preview) {
  preview.hidden = false;
  equipPictureFields();
  for (const event of ["input", "change"]) {
    form.addEventListener(event, () => {
      clearTimeout(waiting);
      waiting = setTimeout(draw, QUIET);
    });
  }
  draw();
}
