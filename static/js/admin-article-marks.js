// What each button does to a Markdown text: pure functions from a text and its selection to an edit.
// An edit replaces text[from, to) by `put` and then selects [start, end).

const around = (mark, empty) => ({ text, start, end }) => {
  const chosen = text.slice(start, end);
  const [before, after] = [text.slice(start - mark.length, start), text.slice(end, end + mark.length)];
  if (chosen && before === mark && after === mark) {
    return { from: start - mark.length, to: end + mark.length, put: chosen, start: start - mark.length, end: end - mark.length };
  }
  if (chosen.length > 2 * mark.length && chosen.startsWith(mark) && chosen.endsWith(mark)) {
    const bare = chosen.slice(mark.length, -mark.length);
    return { from: start, to: end, put: bare, start, end: start + bare.length };
  }
  // White space at the ends of a selection stays outside: "**word **" is no bold.
  const [lead, words, tail] = chosen.trim() ? /^(\s*)([^]*?)(\s*)$/.exec(chosen).slice(1) : ["", empty, chosen];
  const at = start + lead.length + mark.length;
  return { from: start, to: end, put: lead + mark + words + mark + tail, start: at, end: at + words.length };
};

const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;
const lineEnd = (text, at) => (text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at));

/** Lines get a sign each, or lose it where all have it. `sign(index)` is the sign of a line. */
const lines = (sign, known, alone = "") => ({ text, start, end }) => {
  const from = lineStart(text, start);
  const to = lineEnd(text, Math.max(start, end - (end > start && text[end - 1] === "\n" ? 1 : 0)));
  const rows = text.slice(from, to).split("\n");
  const written = rows.filter((row) => row.trim());
  const bare = (row) => row.replace(LINE_SIGNS, "");
  const off = written.length > 0 && written.every((row) => known.test(row));
  let count = 0;
  const put = rows.map((row) => (off ? row.replace(known, "") : row.trim() || rows.length === 1 ? sign(count++) + (bare(row) || alone) : row)).join("\n");
  return { from, to, put, start: rows.length === 1 && !rows[0].trim() ? from + put.length - alone.length : from, end: from + put.length };
};

const LINE_SIGNS = /^(?:#{1,6} |> |[-*+] \[[ xX]\] |[-*+] |\d{1,9}[.)] )/;

/** A block of its own, with an empty line before and after. */
const block = (put, chosen) => ({ text, start, end }) => {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const lead = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = !after || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const made = put(text.slice(start, end));
  const at = start + lead.length + (chosen ? made.indexOf(chosen) : made.length);
  return { from: start, to: end, put: lead + made + tail, start: at, end: at + (chosen?.length ?? 0) };
};

function link({ text, start, end }) {
  const chosen = text.slice(start, end);
  const isAddress = /^(?:https?:\/\/|mailto:)\S+$/.test(chosen);
  const words = isAddress || !chosen ? "words" : chosen;
  const address = isAddress ? chosen : "https://";
  const put = `[${words}](${address})`;
  const at = isAddress || !chosen ? start + 1 : start + words.length + 3;
  return { from: start, to: end, put, start: at, end: at + (isAddress || !chosen ? words.length : address.length) };
}

function footnote({ text, end }) {
  const used = [...text.matchAll(/\[\^(\d+)\]/g)].map((found) => Number(found[1]));
  const name = `[^${Math.max(0, ...used) + 1}]`;
  const note = `${text.slice(end).trimEnd()}\n\n${name}: `;
  const put = `${name}${note}`;
  return { from: end, to: text.length, put, start: end + put.length, end: end + put.length };
}

export const marks = {
  bold: around("**", "bold words"),
  italic: around("*", "words"),
  strike: around("~~", "words"),
  code: around("`", "code"),
  h2: lines(() => "## ", /^## /, "Heading"),
  h3: lines(() => "### ", /^### /, "Heading"),
  quote: lines(() => "> ", /^> /),
  bullets: lines(() => "- ", /^[-*+] (?!\[[ xX]\])/),
  numbers: lines((index) => `${index + 1}. `, /^\d{1,9}[.)] /),
  tasks: lines(() => "- [ ] ", /^[-*+] \[[ xX]\] /),
  link,
  footnote,
  block: block((chosen) => `\`\`\`python\n${chosen || "code"}\n\`\`\``, "python"),
  table: block(() => "| First | Second |\n| --- | --- |\n| … | … |", "First"),
  rule: block(() => "---\n"),
};

/** Enter in a list goes on with it; in an empty point it ends the list. Null: Enter is only Enter. */
export function enter({ text, start, end }) {
  if (start !== end) return null;
  const from = lineStart(text, start);
  const line = text.slice(from, lineEnd(text, start));
  const found = /^(\s*)(?:([-*+]) (\[[ xX]\] )?|(\d{1,9})([.)]) |(> ))/.exec(line);
  if (!found || start < from + found[0].length) return null;
  if (line.trim() === found[0].trim()) return { from, to: start, put: "", start: from, end: from };
  const [, indent, bullet, task, number, dot, quote] = found;
  const sign = bullet ? `${bullet} ${task ? "[ ] " : ""}` : number ? `${Number(number) + 1}${dot} ` : quote;
  const put = `\n${indent}${sign}`;
  return { from: start, to: start, put, start: start + put.length, end: start + put.length };
}

/** Lines move two spaces in or out. */
export const indent = (by) => ({ text, start, end }) => {
  const from = lineStart(text, start);
  const rows = text.slice(from, lineEnd(text, end)).split("\n");
  const put = rows.map((row) => (by > 0 ? `  ${row}` : row.replace(/^ {1,2}/, ""))).join("\n");
  return { from, to: lineEnd(text, end), put, start: from, end: from + put.length };
};
