// Leave: the button, or Shift three times. Locks, clears, replaces the page. Loaded first, so that it is ready first.
"use strict";
(() => {
  const LIMIT = 1500; // milliseconds for three presses
  const others = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;
  let gone = false;
  let alone = false; // Shift went down, and no other key since
  let presses = [];

  const clear = () => {
    document.documentElement.hidden = true;
    document.title = "";
    document.body?.replaceChildren();
  };

  const lock = address => {
    try {
      fetch(address, { method: "POST", keepalive: true, credentials: "same-origin" }).catch(() => {});
    } catch {
      navigator.sendBeacon(address);
    }
  };

  const leave = (tell = true) => {
    if (gone) return;
    gone = true;
    const way = document.querySelector("form.leaving");
    const { action, dataset } = way || { action: "/leave", dataset: { to: "about:blank" } };
    clear();
    lock(action);
    if (tell) others?.postMessage("leave");
    location.replace(dataset.to);
  };

  others?.addEventListener("message", () => leave(false));

  addEventListener("keydown", event => {
    alone = event.key === "Shift";
    if (!alone) presses = [];
  }, true);

  addEventListener("keyup", event => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses = [...presses.filter(time => event.timeStamp - time < LIMIT), event.timeStamp];
    if (presses.length === 3) leave();
  }, true);

  addEventListener("submit", event => {
    if (!event.target.matches("form.leaving")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave();
  }, true);

  // Going back must not show a page that the browser has kept: it is hidden as it goes, and asked for anew.
  addEventListener("pagehide", () => { document.documentElement.hidden = true; });
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
})();
