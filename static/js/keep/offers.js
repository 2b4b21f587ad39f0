// What was not saved the last time is offered: by the server in the page, and by this browser where only it has it.

import * as browser from "./browser.js";
import { token, words } from "./form.js";
import * as server from "./server.js";

function offer(list, entry, onOpen, onDiscard) {
  const line = list.querySelector("template").content.cloneNode(true).firstElementChild;
  line.querySelector("time").textContent = new Date(entry.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  line.querySelector("[data-open]").addEventListener("click", onOpen);
  line.querySelector("[data-discard]").addEventListener("click", () => {
    onDiscard();
    line.remove();
  });
  list.append(line);
}

// The server keeps the words first, then opens the form with them: one way, whether script or page asks.
async function reopen(address, entry, form, failed) {
  const answer = await server.send(address, entry.pairs, token(form));
  if (answer.state === "kept" && answer.open) location.assign(answer.open);
  else failed(answer.state);
}

export async function offerKept({ list, form, address, tab, failed }) {
  const alive = await browser.open();
  for (const line of list.querySelectorAll("[data-tab]")) {
    if (alive.has(line.dataset.tab) && line.dataset.tab !== tab) line.remove();
  }
  const known = new Set([...list.querySelectorAll("[data-tab]")].map((line) => line.dataset.tab));
  const entries = browser.kept(location.pathname).filter((entry) => entry.tab !== tab && !alive.has(entry.tab));
  if (!entries.length) return;
  const { saved = [] } = await server.session(entries.map((entry) => entry.tab));
  const now = words([...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken"));
  for (const entry of entries) {
    if (saved.includes(entry.tab) || words(entry.pairs) === now) browser.forget(entry.tab);
    else if (!known.has(entry.tab)) {
      offer(list, entry, () => reopen(address, entry, form, failed), () => browser.forget(entry.tab));
    }
  }
}
