// The article beside its Markdown, by the template of the public page, in a frame that runs no script.

import { ask } from "./admin-ask.js";

const QUIET = 300; // ms after the last key

export function showArticle(editor, form, { preview, object }) {
  const section = document.getElementById("article-shown").content.firstElementChild.cloneNode(true);
  const frame = section.querySelector("iframe");
  const box = section.querySelector(".article-frame");
  const facts = section.querySelector(".article-facts");
  let sequence = 0;
  let running;
  let waiting;

  async function draw() {
    running?.abort();
    running = new AbortController();
    const mine = ++sequence;
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    if (object) data.set("object", object);
    try {
      const answer = await ask(preview, data, { signal: running.signal });
      if (mine === sequence) show(answer);
    } catch (error) {
      if (error.name !== "AbortError" && mine === sequence) tell(error.message, true);
    }
  }

  function tell(words, wrong = false) {
    if (facts.textContent !== words) facts.textContent = words;
    facts.classList.toggle("is-wrong", wrong);
  }

  function show({ html, words, minutes, nameless }) {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll("script, link[rel=preload]").forEach((one) => one.remove());
    const shown = frame.contentDocument;
    if (shown?.querySelector("main") && sameHead(shown, page)) {
      const at = shown.scrollingElement.scrollTop;
      shown.querySelector("main").replaceWith(shown.adoptNode(page.querySelector("main")));
      shown.scrollingElement.scrollTop = at;
    } else {
      frame.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`;
    }
    const missing = nameless.length ? ` · ${nameless.length} picture${nameless.length === 1 ? "" : "s"} without alt text` : "";
    tell(`${words.toLocaleString("en")} word${words === 1 ? "" : "s"} · ${minutes} min read${missing}`, nameless.length > 0);
    section.dispatchEvent(new CustomEvent("article:drawn", { bubbles: true, detail: { page } }));
  }

  frame.addEventListener("load", () => {
    // A link in the preview leads nowhere; one to a heading of the page scrolls there.
    frame.contentDocument?.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link) return;
      event.preventDefault();
      const name = link.getAttribute("href").startsWith("#") && decodeURIComponent(link.hash.slice(1));
      if (name) frame.contentDocument.getElementById(name)?.scrollIntoView();
    });
  });

  function fit() {
    const width = Number(section.querySelector("[aria-pressed=true]").dataset.width);
    const scale = Math.min(1, box.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${box.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.marginInlineStart = `${Math.max(0, (box.clientWidth - width * scale) / 2)}px`;
  }

  section.addEventListener("click", (event) => {
    const button = event.target.closest("[data-width]");
    if (!button) return;
    section.querySelectorAll("[data-width]").forEach((one) => one.setAttribute("aria-pressed", one === button));
    fit();
  });
  new ResizeObserver(fit).observe(box);
  editor.addEventListener("scroll", () => {
    const shown = frame.contentDocument?.scrollingElement;
    const room = editor.scrollHeight - editor.clientHeight;
    if (shown && room > 0) shown.scrollTop = (shown.scrollHeight - shown.clientHeight) * (editor.scrollTop / room);
  }, { passive: true });
  const later = (wait) => { clearTimeout(waiting); waiting = setTimeout(draw, wait); };
  form.addEventListener("input", () => later(QUIET));
  form.addEventListener("change", () => later(QUIET));
  globalThis.django?.jQuery?.(form).on("change", ".admin-autocomplete", () => later(QUIET));
  later(0);
  return section;
}

function sameHead(one, other) {
  const sheets = (page) => [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href")).join();
  return sheets(one) === sheets(other);
}
