// Keeps style, scripts, icons and the pages for everybody. A page with anything personal is never kept.
const fresh = address => new Request(address, { cache: "reload", credentials: "omit" });

self.addEventListener("install", event => {
  const all = [...KEPT.files, ...KEPT.pages].map(fresh);
  event.waitUntil(caches.open(KEPT.name).then(kept => kept.addAll(all)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", event => {
  const old = names => Promise.all(names.filter(name => name !== KEPT.name).map(name => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener("fetch", event => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (KEPT.files.includes(address.pathname)) {
    event.respondWith(caches.match(address.pathname).then(found => found || fetch(request)));
  } else if (request.mode === "navigate") {
    const without = () => KEPT.pages.includes(address.pathname) ? address.pathname : KEPT.offline;
    event.respondWith(fetch(request).catch(() => caches.match(without())));
  }
});
