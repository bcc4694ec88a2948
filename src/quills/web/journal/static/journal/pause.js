// The pause: counts breaths and keeps the time that was given. Nothing is sent and nothing is kept.
"use strict";

const BREATH = 10000;
const two = { hour: "2-digit", minute: "2-digit" };
const clock = time => time.toLocaleTimeString(document.documentElement.lang, two);

const breaths = document.querySelector("[data-breaths]");
breaths.hidden = false;
let taken = 0;
const count = setInterval(() => {
  breaths.children[taken].classList.add("done");
  taken += 1;
  if (taken === breaths.children.length) clearInterval(count);
}, BREATH);

const box = document.querySelector("[data-timeout]");
const shown = box.querySelector("[data-clock]");
let ticking = null;

const tell = end => {
  const left = Math.ceil((end - Date.now()) / 60000);
  const words = left > 0 ? box.dataset.left.replace("%s", left) : box.dataset.over;
  if (shown.textContent !== words) shown.textContent = words;
  if (left <= 0) clearInterval(ticking);
};

box.querySelector("[data-lengths]").hidden = false;
box.addEventListener("change", event => {
  const end = new Date(Date.now() + 60000 * Number(event.target.value));
  box.querySelector("[data-line]").textContent = box.dataset.say.replace("%s", clock(end));
  clearInterval(ticking);
  ticking = setInterval(() => tell(end), 5000);
  tell(end);
});
