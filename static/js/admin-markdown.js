// Around markdownx: the preview wears the article's styles, and a refused picture says why.

const REFUSED = "Invalid response"; // what markdownx writes into the text when an upload fails

function sentence(detail) {
  const answer = Array.isArray(detail) ? detail[0] : detail;
  return (answer && answer.error) || "The picture could not be uploaded. Try again.";
}

function tell(editor, words) {
  let note = editor.parentElement.querySelector(".upload-note");
  if (!note) {
    note = document.createElement("p");
    note.className = "upload-note errornote";
    note.setAttribute("role", "alert");
    editor.before(note);
  }
  note.textContent = words;
  note.hidden = !words;
}

function withdraw(editor) {
  const at = editor.value.lastIndexOf(REFUSED, editor.selectionEnd);
  if (at >= 0) editor.setRangeText("", at, at + REFUSED.length, "end");
}

document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll(".markdownx")) {
    const editor = box.querySelector(".markdownx-editor");
    const preview = box.querySelector(".markdownx-preview");
    preview.classList.add("prose");
    preview.setAttribute("aria-label", "Preview");
    preview.setAttribute("role", "region");
    preview.tabIndex = 0;
    box.addEventListener("markdownx.fileUploadEnd", () => tell(editor, ""));
    box.addEventListener("markdownx.fileUploadError", (event) => {
      tell(editor, sentence(event.detail));
      setTimeout(() => withdraw(editor), 0);
    });
  }
});
