// Nothing that is typed is lost: a form is kept by the browser at once and by the server soon after, leaving it is
// asked about, and a save waits for a network and a sign-in. Without this file the form saves as ever.

import * as asking from "./keep/asking.js";
import * as browser from "./keep/browser.js";
import { pairs, token, words } from "./keep/form.js";
import { offerKept } from "./keep/offers.js";
import * as server from "./keep/server.js";

const SOON = 400; // ms after the last key: the browser
const LATER = 2000; // ms after the last key: the server
const AT_MOST = 10_000; // ms without a key's rest

const status = document.getElementById("keep");
const form = status?.closest("form");

function keeper() {
  const address = status.dataset.address;
  const tab = form.elements._tab.value;
  const said = status.querySelector("[data-said]");
  const clock = status.querySelector("[data-clock]");
  let unchanged = words(pairs(form));
  let unsaved = status.dataset.unsaved === "true";
  let lastSent = Date.now();
  let timers = [];
  let leaving = false; // on purpose: by saving
  let pressed = null; // the button of a save that waits

  const dirty = () => unsaved || words(pairs(form)) !== unchanged;

  function say(state, line, time = "") {
    status.dataset.state = state;
    if (said.textContent !== line) said.textContent = line;
    clock.textContent = time;
  }

  function keepHere() {
    if (!dirty()) return;
    const room = browser.keep(tab, location.pathname, pairs(form));
    if (!room) say("warning", "This browser has no room to keep your words. Save soon.");
  }

  async function keepThere() {
    timers = [];
    if (!dirty()) return nothingToKeep();
    lastSent = Date.now();
    tell(await server.send(address, pairs(form), token(form)));
    return null;
  }

  function tell(answer) {
    if (answer.state === "kept") say("kept", "Not saved yet; a draft is kept", answer.kept);
    else if (answer.state === "offline") say("warning", "Not connected: your words are kept in this browser.");
    else if (answer.state === "signed-out") say("warning", "Signed out: your words are kept in this browser. Sign in to save them.");
    else if (answer.status === 403) renew();
    else say("warning", "The server could not keep a draft; this browser does.");
  }

  // A refused token is an old one, where somebody signed in since: the next attempt has the new one.
  async function renew() {
    const answer = await server.session();
    if (answer.state === "kept") token(form, answer.token);
    if (answer.state !== "kept") tell(answer);
    return answer;
  }

  function nothingToKeep() {
    if (status.dataset.state === "clean") return;
    browser.forget(tab);
    server.send(address, [["_tab", tab], ["discard", "1"]], token(form));
    say("clean", "");
  }

  function typed() {
    timers.forEach(clearTimeout);
    const rest = Math.max(0, Math.min(LATER, lastSent + AT_MOST - Date.now()));
    timers = [setTimeout(keepHere, Math.min(SOON, rest)), setTimeout(keepThere, rest)];
    if (status.dataset.state === "clean" && dirty()) say("typing", "Not saved yet");
  }

  async function save(event) {
    if (leaving) return;
    event.preventDefault();
    pressed = event.submitter;
    keepHere();
    attempt();
  }

  async function attempt() {
    const answer = await renew();
    if (answer.state === "kept" || answer.state === "refused") {
      asking.hide();
      leaving = true;
      form.requestSubmit(pressed);
      return;
    }
    asking.show(answer.state, attempt);
  }

  async function signedIn() {
    const answer = await renew();
    if (answer.state !== "kept") return;
    if (asking.isOpen() && pressed) attempt();
    else keepThere();
  }

  for (const kind of ["input", "change", "click", "drop"]) form.addEventListener(kind, typed);
  form.addEventListener("submit", save);
  addEventListener("online", () => (asking.isOpen() ? attempt() : keepThere()));
  addEventListener("offline", () => dirty() && say("warning", "Not connected: your words are kept in this browser."));
  addEventListener("beforeunload", (event) => {
    if (!leaving && dirty()) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    if (leaving || !dirty()) return;
    keepHere();
    server.beacon(address, pairs(form), token(form));
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) leaving = false;
  });
  new BroadcastChannel("nuvika").addEventListener("message", (event) => event.data === "signed-in" && signedIn());

  browser.hold(tab);
  say(unsaved ? "typing" : "clean", unsaved ? "Not saved yet" : "");
  const list = document.getElementById("keep-offers");
  if (list) offerKept({ list, form, address, tab, failed: (state) => asking.show(state, asking.hide) });
  // Other scripts of the page may still set it up; what they do is nobody's typing.
  addEventListener("load", () => setTimeout(() => (unchanged = words(pairs(form))), 0));
}

if (form) keeper();
