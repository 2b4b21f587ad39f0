// The dialog that stands between a form and a save that cannot be: signed out, or not connected.

const SIGN_IN = "/admin/login/?next=/admin/editing/signed-in/";

function element(name, words, more = {}) {
  return Object.assign(document.createElement(name), { textContent: words, ...more });
}

let open = null;

// Shows it once; `retry` runs when somebody presses “Try again”.
export function show(kind, retry) {
  if (open?.dataset.kind === kind) return;
  open?.close();
  const dialog = element("dialog", "", { className: "keep-dialog" });
  dialog.dataset.kind = kind;
  const heading = element("h2", kind === "signed-out" ? "You were signed out" : "There is no connection", { id: "keep-heading" });
  dialog.setAttribute("aria-labelledby", heading.id);
  const told = kind === "signed-out"
    ? "Nothing is lost: your words stand in this page, and this browser keeps them. Sign in in a new tab, then go on here."
    : "Nothing is lost: your words stand in this page, and this browser keeps them. Try again when you are back on the network.";
  const actions = element("div", "", { className: "keep-actions" });
  if (kind === "signed-out") {
    const sign = element("a", "Sign in, in a new tab", { href: SIGN_IN, target: "_blank", rel: "opener", className: "button default" });
    sign.addEventListener("click", (event) => {
      if (window.open(SIGN_IN, "_blank")) event.preventDefault();
    });
    actions.append(sign);
  }
  const again = element("button", "Try again", { type: "button", className: "button" });
  again.addEventListener("click", () => retry());
  const later = element("button", "Back to the form", { type: "button", className: "button" });
  later.addEventListener("click", () => dialog.close());
  actions.append(again, later);
  dialog.append(heading, element("p", told), actions);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (open === dialog) open = null;
  });
  document.body.append(dialog);
  open = dialog;
  dialog.showModal();
}

export function hide() {
  open?.close();
}

export const isOpen = () => open !== null;
