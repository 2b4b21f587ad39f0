// A form as plain data: pairs of names and values, as they would be sent.

const ALWAYS_NEW = new Set(["csrfmiddlewaretoken", "_tab", "_edition"]);

export function pairs(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
}

// What an editor wrote, as one text: two forms with the same words give the same one.
export function words(list) {
  return JSON.stringify(list.filter(([name]) => !ALWAYS_NEW.has(name)).map(([name, value]) => [name, value.replace(/\r\n/g, "\n")]));
}

export function token(form, value) {
  const field = form.elements.csrfmiddlewaretoken;
  if (value) field.value = value;
  return field.value;
}
