// A field that holds the number of a picture shows the picture, and a dialog to choose another.

import { choosePicture, isThere, lookUp } from "./admin-pictures.js";

const known = new Map(); // pictures by number

async function pictureOf(id) {
  if (!known.has(id)) known.set(id, lookUp(id).catch(() => null));
  return known.get(id);
}

/** Looked for nearby: `input.labels` reads the whole page, three hundred times where there are as many slides. */
const labelOf = (input) => input.closest(".slide-row, .form-row")?.querySelector(`label[for="${input.id}"]`) ?? input.labels?.[0];

function equip(input) {
  if (input.dataset.picture === "on") return;
  input.dataset.picture = "on";
  const field = document.createElement("div");
  field.className = "picture-field";
  field.innerHTML = '<img alt="" hidden><span class="picture-name"></span><button type="button" class="button" data-choose></button><button type="button" class="button" data-remove>Remove</button>';
  const [image, name] = [field.querySelector("img"), field.querySelector("span")];
  const [choose, remove] = field.querySelectorAll("button");
  const label = labelOf(input)?.textContent.trim().replace(/:$/, "") ?? "Picture";
  input.hidden = true;
  input.after(field);

  async function show() {
    const id = input.value.trim();
    choose.textContent = id ? "Change …" : "Choose a picture …";
    choose.setAttribute("aria-label", `${label}: ${choose.textContent}`);
    remove.hidden = !id;
    remove.setAttribute("aria-label", `${label}: remove`);
    image.hidden = !id;
    name.textContent = "";
    const picture = id ? await pictureOf(id) : null;
    if (!picture || input.value.trim() !== id) return;
    image.src = picture.thumbnail;
    image.alt = picture.alt;
    name.textContent = picture.title;
  }

  function set(value) {
    input.value = value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    show();
  }

  choose.addEventListener("click", async () => {
    const picture = await choosePicture({ words: false });
    if (!picture) return;
    known.set(String(picture.id), Promise.resolve(picture));
    set(picture.id);
    choose.focus();
  });
  remove.addEventListener("click", () => { set(""); choose.focus(); });
  input.addEventListener("change", show);
  input.addEventListener("picture:shown", show);
  show();
}

/** Makes choosers of all such fields, of those too that come later. */
export function equipPictureFields() {
  if (!isThere()) return;
  const all = (root) => root.querySelectorAll("input[data-picture]").forEach(equip);
  all(document);
  document.addEventListener("formset:added", (event) => all(event.target));
}
