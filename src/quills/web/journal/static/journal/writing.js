// Writing: the sentence grows, the draft is kept, a tap brings up the next question. All of it works without.
"use strict";

const form = document.querySelector("form.writing");
const joint = document.documentElement.lang.startsWith("de") ? " und " : " and ";

// ---- the sentence ------------------------------------------------------------------------------------

const listed = words => words.length > 1 ? words.slice(0, -1).join(", ") + joint + words.at(-1) : words.join("");

const chosen = name => [...form.querySelectorAll(`[name="${name}"]:checked`)].map(input => input.dataset.say || input.value);

const spans = () => {
  const count = form.elements.calm.value;
  return count === "" ? "" : `${count} ${form.elements.calm_unit.selectedOptions[0].text}`;
};

const fillings = () => {
  const under = form.elements.under;
  return {
    trigger: form.elements.trigger_words.value.trim() || listed(chosen("trigger")),
    feeling: listed(chosen("feeling")),
    strong: listed(chosen("strong")),
    strong_alone: chosen("feeling").length ? "" : listed(chosen("strong")),
    under: under.value && under.selectedOptions[0].dataset.say,
    fears: listed([...chosen("fears"), ...chosen("harm")]),
    body: listed(chosen("body")),
    did: listed(chosen("did")),
    theirs: listed(chosen("theirs")),
    need: listed(chosen("need")),
    calm: spans(),
  };
};

const grow = sentence => {
  const words = fillings();
  for (const slot of form.querySelectorAll("[data-slot]")) slot.textContent = words[slot.dataset.slot] || "";
  for (const clause of sentence.querySelectorAll("[data-clause]")) {
    const name = clause.dataset.clause;
    clause.hidden = name === "none" ? Object.values(words).some(Boolean) : !words[name];
  }
  sentence.hidden = false;
};

// ---- a tap: brings up the next question; a second tap on the same answer takes it back ---------------------

let held = null;
const tapped = event => event.screenX || event.screenY;

const setUpTaps = () => {
  form.addEventListener("pointerdown", event => {
    const input = event.target.matches("input[type=radio]") ? event.target : null;
    held = input?.checked ? input : null;
  });
  form.addEventListener("click", event => {
    const input = event.target;
    if (!input.matches?.("input[type=radio]") || !tapped(event)) return;
    if (input === held && !input.required) {
      input.checked = false;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      return;
    }
    const next = input.closest(".step")?.nextElementSibling;
    if (next?.matches(".step")) next.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  });
};

// ---- the draft: sealed on the server, two seconds after the last change ---------------------------------

let waiting = null;
let sending = null;
const state = form.querySelector("[data-state]");

const keep = () => {
  clearTimeout(waiting);
  waiting = null;
  sending?.abort();
  sending = new AbortController();
  const data = new FormData(form);
  data.set("quiet", "1");
  fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(data), signal: sending.signal, redirect: "error", keepalive: true })
    .then(answer => {
      if (!answer.ok) throw new Error();
      const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      state.textContent = form.dataset.kept.replace("%s", now);
    })
    .catch(error => { if (error.name !== "AbortError") state.textContent = form.dataset.failed; });
};

const changed = () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, 2000);
};

const setUpDraft = () => {
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => { clearTimeout(waiting); waiting = null; sending?.abort(); });
  addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && waiting) keep(); });
};

// ---- begin ---------------------------------------------------------------------------------------------

const zone = form.elements.zone;
if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";

const sentence = form.querySelector("[data-sentence]");
if (sentence) {
  form.addEventListener("input", () => grow(sentence));
  form.addEventListener("change", () => grow(sentence));
  grow(sentence);
}
setUpTaps();
setUpDraft();
