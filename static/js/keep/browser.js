// What this browser keeps of forms that are not saved: it is there without a network, and after a crash.

const STEM = "nuvika-kept:";
const OLD = 60 * 24 * 3600 * 1000; // ms

// Whether there was room for it.
export function keep(tab, path, list) {
  try {
    localStorage.setItem(STEM + tab, JSON.stringify({ tab, path, at: Date.now(), pairs: list }));
    return true;
  } catch {
    return false;
  }
}

export function forget(tab) {
  localStorage.removeItem(STEM + tab);
}

// What is kept of the page at this path, newest first; what is too old goes.
export function kept(path) {
  const found = [];
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(STEM))) {
    const entry = read(key);
    if (!entry || Date.now() - entry.at > OLD) localStorage.removeItem(key);
    else if (entry.path === path) found.push(entry);
  }
  return found.sort((one, other) => other.at - one.at);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// Open forms hold a lock under their name for as long as they live; where there are no locks, none counts as open.
export function hold(tab) {
  navigator.locks?.request(STEM + tab, () => new Promise(() => {}));
}

export async function open() {
  const all = (await navigator.locks?.query()) ?? { held: [] };
  return new Set(all.held.map((lock) => lock.name.replace(STEM, "")));
}
