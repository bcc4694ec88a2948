// Small things that make pages pleasant. Every page works without them.
"use strict";

const slide = input => {
  const part = 100 * (input.value - input.min) / (input.max - input.min);
  input.style.setProperty("--fill", `${part}%`);
  for (const shown of document.querySelectorAll(`output[for="${CSS.escape(input.id)}"] b`)) shown.textContent = input.value;
};

const slides = root => {
  for (const input of root.querySelectorAll("input[type=range]")) slide(input);
};

addEventListener("input", event => { if (event.target.type === "range") slide(event.target); });
document.addEventListener("htmx:load", event => slides(event.detail.elt));
slides(document);

// A toast stays ten seconds, longer under the pointer or focus.
for (const toast of document.querySelectorAll(".toast:not(.static)")) {
  const close = toast.querySelector("button[hidden]");
  if (close) {
    close.hidden = false;
    close.addEventListener("click", () => toast.remove());
  }
  const wait = () => setTimeout(() => toast.matches(":hover, :focus-within") ? wait() : toast.remove(), 10000);
  wait();
}

if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register("/sw.js").catch(() => {});
