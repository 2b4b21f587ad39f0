// What the server is asked. Each answer says how it went: "kept", "signed-out", "offline" or "refused".

const SESSION = "/admin/editing/session/";
const PATIENCE = 8000; // ms

async function ask(address, options = {}) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(address, { redirect: "manual", credentials: "same-origin", signal, ...options });
    if (answer.type === "opaqueredirect") return { state: "signed-out" };
    if (!answer.ok) return { state: "refused", status: answer.status };
    return { state: "kept", ...(await answer.json()) };
  } catch {
    return { state: "offline" };
  }
}

export function send(address, list, token, more = {}) {
  const body = new URLSearchParams([...list, ...Object.entries(more), ["csrfmiddlewaretoken", token]]);
  return ask(address, { method: "POST", body });
}

// Who is signed in, with a token for their forms; and which of these open forms were saved.
export function session(tabs = []) {
  return ask(`${SESSION}?${new URLSearchParams(tabs.map((tab) => ["tab", tab]))}`);
}

// On the way out nobody waits for an answer.
export function beacon(address, list, token) {
  navigator.sendBeacon?.(address, new URLSearchParams([...list, ["csrfmiddlewaretoken", token]]));
}
