// Light or dark, as the reader chose it on an earlier page. It is asked for before the styles and waits for nothing,
// so that it has run when the page is first painted, and nothing has to wait for it either.

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const KEY = "theme";

function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be forbidden
  }
}

function apply(theme) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
}

function shown() {
  return root.dataset.theme || (system.matches ? "dark" : "light");
}

// What the system asks for anyway is no choice: the page then follows the system again.
function choose(theme) {
  const own = theme === (system.matches ? "dark" : "light") ? null : theme;
  apply(own);
  try {
    if (own) localStorage.setItem(KEY, own);
    else localStorage.removeItem(KEY);
  } catch {
    // it holds for this page
  }
}

function enliven() {
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    const label = () => button.setAttribute("aria-label", shown() === "dark" ? "Switch to light" : "Switch to dark");
    button.hidden = false;
    label();
    system.addEventListener("change", label);
    button.addEventListener("click", () => {
      choose(shown() === "dark" ? "light" : "dark");
      label();
    });
  }
}

apply(chosen());
addEventListener("storage", (event) => event.key === KEY && apply(event.newValue));
if (document.readyState === "loading") addEventListener("DOMContentLoaded", enliven);
else enliven();
