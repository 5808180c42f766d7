/* Answers from the network as long as there is one, and from one whole copy of the guide when there is none.
   A copy is kept or replaced as a whole, so that no page ever meets another version's script. */
'use strict';

// VERSION and FILES: the build writes them in front of this script.
const PATIENCE = 4000;

const scope = new URL(registration.scope);
const PREFIX = `good-call:${scope.pathname}:`;
const COPY = PREFIX + VERSION;

addEventListener('install', (event) => {
  event.waitUntil(keep());
});

addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === scope.origin && url.pathname.startsWith(scope.pathname);
  if (request.method !== 'GET' || !ours || url.pathname.endsWith('/version.json')) return;
  event.respondWith(answer(request, url));
});

async function keep() {
  const copy = await caches.open(COPY);
  await copy.addAll(FILES.map((file) => new Request(new URL(file, scope), { cache: 'no-cache' })));
  await skipWaiting();
}

/** Other projects may share this origin: only names with our own path are ours. */
async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== COPY);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

async function answer(request, url) {
  const live = fetch(request);
  live.catch(() => {});
  try {
    return await Promise.race([live, impatience()]);
  } catch {
    return (await kept(request, url)) || live;
  }
}

function impatience() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE));
}

async function kept(request, url) {
  const copy = await caches.open(COPY);
  const plain = new URL(url.pathname.replace(/\/index\.html$/, '/'), url);
  const found = await copy.match(plain);
  return found || (request.mode === 'navigate' ? copy.match(new URL('404.html', scope)) : undefined);
}
