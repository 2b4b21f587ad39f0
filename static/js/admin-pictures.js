// A dialog in which a picture is chosen or added, and never leaves without words for those who do not see it.

import { ask, look } from "./admin-ask.js";
import { say } from "./admin-say.js";

const template = document.getElementById("picture-dialog");
const PAUSE = 200; // ms after the last key of a search

const described = (picture) => picture.decorative || picture.alt;

/**
 * Asks for a picture: `file` one that was dropped or pasted, `words` whether its alt text is asked for here.
 * Resolves to {id, url, title, alt, decorative, thumbnail, width, height}, or null where it was given up.
 */
export function choosePicture({ file = null, words = true } = {}) {
  const dialog = template.content.firstElementChild.cloneNode(true);
  const part = (name) => dialog.querySelector(`[data-${name}]`);
  let page = 1;
  let chosen = null; // a picture that is here, or a File
  let taken = null;
  let searching;

  async function fill(more = false) {
    page = more ? page + 1 : 1;
    const query = new URLSearchParams({ q: part("search").value, page });
    try {
      const answer = await look(`${template.dataset.browse}?${query}`);
      const items = answer.pictures.map(choice);
      if (more) part("grid").append(...items);
      else part("grid").replaceChildren(...items);
      part("none").hidden = part("grid").children.length > 0;
      part("more").hidden = answer.page >= answer.pages;
      if (!more && part("search").value) say(`${answer.pictures.length}${answer.pages > 1 ? " or more" : ""} pictures`);
    } catch (error) {
      part("none").textContent = error.message;
      part("none").hidden = false;
    }
  }

  function choice(picture) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const [image, name] = [document.createElement("img"), document.createElement("span")];
    button.type = "button";
    image.src = picture.thumbnail;
    image.alt = "";
    image.loading = "lazy";
    name.textContent = picture.title;
    button.append(image, name);
    button.addEventListener("click", () => {
      if (words || !described(picture)) ask4words(picture);
      else finish(picture);
    });
    item.append(button);
    return item;
  }

  function ask4words(picture) {
    chosen = picture;
    const isNew = picture instanceof File;
    for (const name of ["grid", "more", "none"]) part(name).closest("ul, p").hidden = true;
    dialog.querySelector(".picture-search").hidden = true;
    part("words").hidden = false;
    part("shown").src = isNew ? URL.createObjectURL(picture) : picture.url;
    part("alt").value = isNew ? "" : picture.alt;
    part("decorative").checked = !isNew && picture.decorative;
    part("error").hidden = true;
    choiceOfWords();
    part("alt").focus();
  }

  function back() {
    chosen = null;
    for (const name of ["grid", "more"]) part(name).closest("ul, p").hidden = false;
    dialog.querySelector(".picture-search").hidden = false;
    part("words").hidden = true;
    if (!part("grid").children.length) fill();
    part("search").focus();
  }

  const choiceOfWords = () => { part("alt").disabled = part("decorative").checked; };

  function refuse(sentence) {
    part("error").textContent = sentence;
    part("error").hidden = false;
  }

  async function take() {
    const decorative = part("decorative").checked;
    const alt = decorative ? "" : part("alt").value.trim().replace(/\s+/g, " ");
    if (!alt && !decorative) {
      refuse("Say what the picture shows, or tick “Decorative”.");
      part("alt").focus();
      return;
    }
    if (!(chosen instanceof File)) {
      finish({ ...chosen, alt, decorative });
      return;
    }
    part("take").disabled = true;
    try {
      const fields = { image: chosen, alt, ...(decorative ? { decorative: "on" } : {}) };
      const { picture } = await ask(template.dataset.upload, fields);
      finish({ ...picture, alt, decorative });
    } catch (error) {
      refuse(error.message);
    } finally {
      part("take").disabled = false;
    }
  }

  function finish(picture) {
    taken = picture;
    dialog.close();
  }

  document.body.append(dialog);
  part("search").addEventListener("input", () => {
    clearTimeout(searching);
    searching = setTimeout(fill, PAUSE);
  });
  part("more").addEventListener("click", () => fill(true));
  part("file")?.addEventListener("change", () => part("file").files[0] && ask4words(part("file").files[0]));
  part("decorative").addEventListener("change", choiceOfWords);
  part("back").addEventListener("click", back);
  part("close").addEventListener("click", () => dialog.close());
  part("words").addEventListener("submit", (event) => { event.preventDefault(); take(); });
  dialog.showModal();
  if (file) ask4words(file);
  else fill();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(taken);
    }, { once: true });
  });
}

export const lookUp = async (id) => (await look(`${template.dataset.browse}?id=${encodeURIComponent(id)}`)).pictures[0] ?? null;
export const isThere = () => Boolean(template);
