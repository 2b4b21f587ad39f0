// A field that is searched as one types (Select2) is drawn beside the real one, and without its name: here it gets it.

function name(box) {
  const select = box.previousElementSibling;
  const label = select?.id ? document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.textContent : "";
  if (!label) return;
  const words = label.replace(/:\s*$/, "").trim();
  for (const part of box.querySelectorAll(".select2-selection__rendered, .select2-search__field")) part.setAttribute("aria-label", words);
  for (const list of box.querySelectorAll("[role=combobox]:not([aria-labelledby])")) list.setAttribute("aria-label", words);
}

/** What was chosen stands in a list beside a button that takes all away: no list that a screen reader knows. */
function group(list) {
  list.setAttribute("role", "group");
  for (const item of list.children) if (item.tagName === "LI") item.setAttribute("role", "none");
}

function nameAll() {
  document.querySelectorAll(".select2-container").forEach(name);
  document.querySelectorAll("ul.select2-selection__rendered").forEach(group);
}

// They come when the page is ready, with each form that is added to it, and with each choice.
const form = document.querySelector("#content form");
if (form) new MutationObserver(nameAll).observe(form, { childList: true, subtree: true });
nameAll();
