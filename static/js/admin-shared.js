// How Google and LinkedIn will show the article: read from the public page's own head, each time it is drawn.

const TITLE = 60; // characters that Google shows of a title, about
const WORDS = 158; // of a description
const CARD = "/share.png"; // the end of a drawn card's address

const shape = document.getElementById("article-shared");

function cut(text, most) {
  if (text.length <= most) return text;
  return `${text.slice(0, Math.max(text.lastIndexOf(" ", most), most / 2))} …`;
}

function headOf(page) {
  const told = (name) => page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.content ?? "";
  return {
    title: page.querySelector("title")?.textContent.trim() ?? "",
    words: told("description"),
    site: told("og:site_name"),
    name: told("og:title"),
    alt: told("og:image:alt"),
    picture: told("og:image"),
    canonical: page.querySelector("link[rel=canonical]")?.href ?? location.href,
  };
}

/** A draft's card is shown to nobody else: it is asked for with the words of the form. */
function pictureOf(head, form) {
  if (!new URL(head.picture, location).pathname.endsWith(CARD)) return new URL(head.picture, location).pathname;
  const value = (name) => form.elements[name]?.value ?? "";
  const chosen = form.elements.post_type?.selectedOptions?.[0];
  const words = { title: value("title"), label: chosen?.value ? chosen.text : "", summary: value("summary"), author: value("author") };
  return `${shape.dataset.card}?${new URLSearchParams(words)}`;
}

function fill(section, head, form) {
  const put = (name, words) => { section.querySelector(`.shared-${name}`).textContent = words; };
  const address = new URL(head.canonical);
  put("site", head.site);
  put("path", [address.host, ...address.pathname.split("/").filter(Boolean)].join(" › "));
  put("title", cut(head.title, TITLE));
  put("words", cut(head.words, WORDS));
  put("name", head.name);
  put("host", address.host);
  const image = section.querySelector("img");
  const source = pictureOf(head, form);
  if (image.getAttribute("src") !== source) image.src = source;
  image.alt = head.alt;
  const long = [
    head.title.length > TITLE ? `The title has ${head.title.length} characters; Google shows about ${TITLE}.` : "",
    head.words.length > WORDS ? `The description has ${head.words.length}; Google shows about ${WORDS}.` : "",
  ];
  const [google, linkedin] = section.querySelectorAll(".shared-note");
  google.textContent = long.filter(Boolean).join(" ");
  linkedin.textContent = source.startsWith(shape.dataset.card) ? "Drawn from the title: choose a cover to show a picture instead." : "The cover.";
}

function start() {
  const section = shape.content.firstElementChild.cloneNode(true);
  const field = document.querySelector(".field-search_title");
  const form = field.closest("form");
  field.before(section);
  document.addEventListener("article:drawn", ({ detail }) => fill(section, headOf(detail.page), form));
}

if (shape && document.querySelector(".field-search_title")) start();
