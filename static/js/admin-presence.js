// Says every few seconds that this form is open here, and shows who else has it open. Without this file the page
// still names who had it open when it was loaded.

const EVERY = 15_000; // ms; the server forgets a browser after three missed calls

const note = document.getElementById("presence");
const form = note?.closest("form");

function body(more = {}) {
  const fields = new URLSearchParams(more);
  fields.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  fields.set("edition", form.elements._edition?.value ?? "");
  return fields;
}

// A sentence is announced once, when it is new: the region is polite, and stays as it is otherwise.
function say(place, words) {
  const line = note.querySelector(`[data-${place}]`);
  if (line.textContent !== words) line.textContent = words;
  line.hidden = !words;
}

async function call() {
  if (document.hidden) return;
  try {
    const answer = await fetch(note.dataset.address, { method: "POST", body: body(), redirect: "error" });
    if (!answer.ok) return;
    const told = await answer.json();
    say("others", told.others ?? "");
    say("stale", told.stale ?? "");
  } catch {
    // Not connected, or signed out: the part that keeps the words says so.
  }
}

if (form && note.dataset.address) {
  call();
  setInterval(call, EVERY);
  document.addEventListener("visibilitychange", call);
  addEventListener("pagehide", () => navigator.sendBeacon(note.dataset.address, body({ leave: "1" })));
}
