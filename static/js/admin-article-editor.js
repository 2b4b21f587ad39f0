// The field of the article: edits that the browser's own undo takes back, the toolbar, and the keys.

import { enter, indent, marks } from "./admin-article-marks.js";

const KEYS = {
  "ctrl+b": "bold", "ctrl+i": "italic", "ctrl+k": "link", "ctrl+e": "code", "ctrl+shift+e": "block", "ctrl+alt+2": "h2", "ctrl+alt+3": "h3",
  "ctrl+shift+7": "numbers", "ctrl+shift+8": "bullets", "ctrl+shift+9": "quote", "ctrl+shift+p": "picture",
};

/** Writes an edit as if it had been typed. */
export function write(editor, edit) {
  if (!edit) return;
  editor.focus();
  editor.setSelectionRange(edit.from, edit.to);
  // The only way that keeps undo: whatever else sets the text of a field forgets how it was.
  const typed = edit.put ? document.execCommand("insertText", false, edit.put) : edit.from === edit.to || document.execCommand("delete");
  if (!typed) {
    editor.setRangeText(edit.put, edit.from, edit.to, "end");
    editor.dispatchEvent(new Event("input", { bubbles: true }));
  }
  editor.setSelectionRange(edit.start, edit.end);
}

export const selectionOf = (editor) => ({ text: editor.value, start: editor.selectionStart, end: editor.selectionEnd });

export const insert = (editor, words) => {
  const at = selectionOf(editor);
  write(editor, { from: at.start, to: at.end, put: words, start: at.start + words.length, end: at.start + words.length });
};

function combination(event) {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const parts = [(event.ctrlKey || event.metaKey) && "ctrl", event.altKey && "alt", event.shiftKey && "shift", (digit ?? event.key).toLowerCase()];
  return parts.filter(Boolean).join("+");
}

export function giveKeys(editor, act) {
  editor.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const pressed = combination(event);
    if (KEYS[pressed]) {
      event.preventDefault();
      act(KEYS[pressed]);
    } else if (pressed === "enter") {
      const edit = enter(selectionOf(editor));
      if (edit) {
        event.preventDefault();
        write(editor, edit);
      }
    } else if (pressed === "ctrl+]" || pressed === "ctrl+[") {
      event.preventDefault();
      write(editor, indent(pressed.endsWith("]") ? 1 : -1)(selectionOf(editor)));
    }
  });
}

/** One stop of the Tab key; the arrow keys go from button to button. */
export function giveTools(editor, act) {
  const bar = document.getElementById("article-tools").content.firstElementChild.cloneNode(true);
  const buttons = [...bar.querySelectorAll("button")];
  const apple = /Mac|iP(?:hone|ad)/.test(navigator.platform);
  for (const [index, button] of buttons.entries()) {
    button.tabIndex = index ? -1 : 0;
    button.setAttribute("aria-label", button.title);
    const keys = button.getAttribute("aria-keyshortcuts");
    if (keys) button.title += ` (${apple ? keys.replace("Control+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥") : keys.replace("Control", "Ctrl")})`;
  }
  bar.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) act(button.dataset.mark);
  });
  bar.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
  });
  return bar;
}

export const mark = (editor, name) => write(editor, marks[name](selectionOf(editor)));
