// One slide made two at a paragraph or a sentence, or two made one. The server cuts; the words stay as they are.

import { ask } from "./admin-ask.js";
import { add, cards, field, fill, group, remove, textOf } from "./admin-slides-cards.js";
import { say } from "./admin-say.js";

function fieldsOf(...chosen) {
  const data = new FormData();
  for (const card of chosen) {
    for (const input of card.querySelectorAll(`[name^="slides-${card.dataset.form}-"]`)) {
      if (input.type !== "checkbox" || input.checked) data.set(input.name, input.value);
    }
  }
  return data;
}

function typed(card) {
  field(card, "headline")?.dispatchEvent(new Event("input", { bubbles: true }));
}

async function answered(address, data, tell) {
  try {
    const answer = await ask(address, data);
    if (answer.slides) return answer.slides;
    tell(answer.error);
  } catch (error) {
    tell(error.message);
  }
  return null;
}

export async function splitCard(card, tell) {
  const data = fieldsOf(card);
  data.set("form", card.dataset.form);
  const parts = await answered(group.dataset.split, data, tell);
  if (!parts) return null;
  const rest = add(parts[1], card);
  if (!rest) return null;
  fill(card, parts[0]);
  typed(card);
  say(`Split: the rest is slide ${cards().indexOf(rest) + 1}`);
  return rest;
}

export async function mergeCard(card, next, tell) {
  if (!next) {
    tell("There is no slide after this one.");
    return null;
  }
  const data = fieldsOf(card, next);
  data.set("form", card.dataset.form);
  data.set("with", next.dataset.form);
  const merged = await answered(group.dataset.merge, data, tell);
  if (!merged) return null;
  if (!textOf(card, "picture") && textOf(next, "picture")) fill(card, { picture: textOf(next, "picture") });
  fill(card, merged[0]);
  remove(next);
  typed(card);
  const place = cards().indexOf(card) + 1;
  say(`Slides ${place} and ${place + 1} are one`);
  return card;
}
