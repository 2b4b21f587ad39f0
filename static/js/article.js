// A button on every block of code that copies it. Without this file the code can still be selected.

const SAID = 2000; // ms that the button says what it did

function copyButton(figure) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "code-copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy this code");
  button.addEventListener("click", async () => {
    button.textContent = await copied(figure.querySelector("code").textContent);
    setTimeout(() => { button.textContent = "Copy"; }, SAID);
  });
  return button;
}

async function copied(words) {
  try {
    await navigator.clipboard.writeText(words);
    return "Copied";
  } catch {
    return "Press Ctrl+C"; // the browser asks for a hand
  }
}

for (const figure of document.querySelectorAll(".prose figure.code")) figure.append(copyButton(figure));
