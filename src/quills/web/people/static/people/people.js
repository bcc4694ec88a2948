// Small helps on the pages of people; each page works without them, too.
"use strict";

for (const button of document.querySelectorAll("[data-shows]")) {
  const input = document.getElementById(button.dataset.shows);
  const words = [button.textContent, button.dataset.hide];
  const show = shown => {
    input.type = shown ? "text" : "password";
    button.textContent = words[Number(shown)];
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => { show(input.type === "password"); input.focus(); });
  input.form.addEventListener("submit", () => show(false)); // or the browser would remember it as a word
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

document.querySelector("[aria-invalid=true]")?.focus();
