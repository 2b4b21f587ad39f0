// The page of a post: a desk for writing, with the article beside it. Without this script the field still saves.

import { ask } from "./admin-ask.js";
import { giveKeys, giveTools, insert, mark } from "./admin-article-editor.js";
import { showArticle } from "./admin-article-preview.js";
import { choosePicture } from "./admin-pictures.js";
import { equipPictureFields } from "./admin-picture-field.js";
import { say } from "./admin-say.js";

const PICTURES = /^image\/(?:png|jpeg|webp|gif)$/;

const box = document.querySelector(".field-body .markdownx");
const addresses = document.getElementById("article-tools")?.dataset;
const editor = box?.querySelector(".markdownx-editor");

const inBrackets = (words) => words.replace(/[[\]\\]/g, "");

/** Asks for what a picture shows, then puts it into the text where the cursor was. */
async function placePicture(file = null) {
  const at = [editor.selectionStart, editor.selectionEnd];
  const picture = await choosePicture({ file });
  editor.focus();
  editor.setSelectionRange(...at);
  if (!picture) return;
  const before = editor.value.slice(0, at[0]);
  const lead = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  insert(editor, `${lead}![${picture.decorative ? "" : inBrackets(picture.alt)}](${picture.url})\n\n`);
}

async function placeAll(files) {
  for (const file of files) await placePicture(file);
}

function act(name) {
  if (name === "picture") placePicture();
  else mark(editor, name);
}

async function pasteFormatted(html, plain) {
  try {
    const { markdown, pictures } = await ask(addresses.paste, { html });
    insert(editor, markdown || plain);
    if (pictures) note(`${pictures} picture${pictures === 1 ? " was" : "s were"} left out. Drop the file itself into the text.`);
  } catch (error) {
    insert(editor, plain);
    note(error.message);
  }
}

/** Formatted text that says nothing but its words is pasted by the browser as it is. */
const isFormatted = (html) => /<(?:h[1-6]|p|ul|ol|li|b|strong|em|i|a|table|pre|blockquote|img|div|span)\b/i.test(html);
const isFromCode = (types) => types.includes("vscode-editor-data");

function onPaste(event) {
  const { clipboardData: board } = event;
  const files = [...board.files].filter((file) => PICTURES.test(file.type));
  const [html, plain] = [board.getData("text/html"), board.getData("text/plain")];
  if (files.length && !plain) {
    event.preventDefault();
    placeAll(files);
  } else if (html && isFormatted(html) && !isFromCode(board.types)) {
    event.preventDefault();
    pasteFormatted(html, plain);
  } else if (/^https?:\/\/\S+$/.test(plain) && editor.selectionStart !== editor.selectionEnd) {
    event.preventDefault();
    insert(editor, `[${editor.value.slice(editor.selectionStart, editor.selectionEnd)}](${plain})`);
  }
}

function onDrop(event) {
  const files = [...event.dataTransfer.files];
  if (!files.length) return;
  event.preventDefault();
  const pictures = files.filter((file) => PICTURES.test(file.type));
  if (pictures.length < files.length) note("Only JPEG, PNG, WebP and GIF pictures can be dropped here.");
  placeAll(pictures);
}

function note(words) {
  let line = box.querySelector(".article-note");
  if (!line) {
    line = document.createElement("p");
    line.className = "article-note";
    line.setAttribute("role", "status");
    editor.before(line);
  }
  line.textContent = words;
  say(words);
}

function start() {
  const form = editor.closest("form");
  box.classList.add("article-desk");
  box.querySelector(".markdownx-preview").remove();
  const words = document.createElement("div");
  words.className = "article-words";
  words.append(giveTools(editor, act), editor);
  box.append(words, showArticle(editor, form, addresses));
  giveKeys(editor, act);
  editor.addEventListener("paste", onPaste);
  editor.addEventListener("drop", onDrop);
  editor.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
}

if (editor) start();
equipPictureFields();
