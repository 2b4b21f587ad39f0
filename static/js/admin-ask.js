// Questions to the server, and why one was not answered, in a sentence for the editor.

const SIGNED_OUT = "You are signed out. Sign in in another tab; your words stay here.";
const AWAY = "The server does not answer. Your words stay here.";

/** Words alone travel as one line: a server reads that thirty times faster than a form with room for files. */
function bodyOf(fields) {
  const pairs = [...(fields instanceof FormData ? fields : Object.entries(fields))];
  const body = pairs.some(([, value]) => value instanceof Blob) ? new FormData() : new URLSearchParams();
  for (const [name, value] of pairs) body.append(name, value);
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (token && !body.has(token.name)) body.set(token.name, token.value);
  return body;
}

/** POSTs fields, with the page's token, and gives the JSON of the answer. Throws an Error that can be shown. */
export async function ask(address, fields, { signal } = {}) {
  const body = bodyOf(fields);
  let response;
  try {
    response = await fetch(address, { method: "POST", body, signal, headers: { Accept: "application/json" } });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Error(AWAY);
  }
  return understood(response);
}

export async function look(address, { signal } = {}) {
  let response;
  try {
    response = await fetch(address, { signal, headers: { Accept: "application/json" } });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Error(AWAY);
  }
  return understood(response);
}

async function understood(response) {
  if (response.redirected || response.status === 401) throw new Error(SIGNED_OUT);
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  const answer = isJson ? await response.json() : {};
  if (response.ok && isJson) return answer;
  if (answer.error) throw new Error(answer.error);
  if (response.status === 403) throw new Error("The server refuses: sign in again in another tab, or ask for the permission.");
  throw new Error(`This does not work just now (${response.status}). Saving still does.`);
}
