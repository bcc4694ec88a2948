// One question at a time. What is said lives in this variable and goes with the page; one choice is sent at the end.
"use strict";
(() => {
  const room = document.querySelector("[data-asking]");
  const screens = [...room.querySelectorAll("[data-screen]")];
  const answers = room.querySelector("[data-answers]");
  const keep = room.querySelector("[data-keep]");
  const last = screens.length - 1;
  let said = [];
  let at = 0;

  const show = (number, focus = true) => {
    at = Math.max(0, Math.min(last, number));
    screens.forEach((screen, place) => screen.classList.toggle("shown", place === at));
    answers.hidden = at === last;
    keep.hidden = at !== last;
    scrollTo(0, 0);
    if (focus) screens[at].querySelector("h1.within, h1:not(.without)").focus({ preventScroll: true });
  };

  const forget = () => {
    said = [];
    show(0, false);
  };

  const end = () => {
    const some = said.includes("yes") ? "1" : "0";
    const chosen = keep.querySelector(`button[name=some][value="${some}"]`);
    said = [];
    keep.requestSubmit(chosen);
  };

  room.addEventListener("click", event => {
    const word = event.target.closest("button[data-say]")?.dataset.say;
    if (!word) return;
    if (word === "on") return end();
    if (word === "back") return show(at - 1);
    said[at] = word;
    show(at + 1);
  });

  addEventListener("pagehide", forget);
  forget();
})();
