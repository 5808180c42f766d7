/* Answers from the network as long as there is one, and from one whole copy of the guide when there is none.
   A copy is kept or replaced as a whole, and a page that came from it gets its scripts and styles from it too,
   so that no page ever meets another version's script. */
(() => {
  'use strict';

  // VERSION and FILES: the build writes them in front of this script.
  const PATIENCE = 4000;

  const scope = new URL(registration.scope);
  const PREFIX = `good-call:${scope.pathname}:`;
  const COPY = PREFIX + VERSION;

  /** @param {string} file */
  const pathOf = (file) => new URL(file, scope).pathname;
  const OURS = new Set(FILES.map(pathOf));
  /* One origin may serve many projects, also below our own path: what lies in none of our folders is theirs. */
  const FOLDERS = [...new Set(FILES.map((file) => file.split('/')[0]))]
    .filter((name) => name !== '.')
    .map((name) => `${scope.pathname}${name}/`);
  /* Pages that came from the copy because the network was slow or gone. */
  const copied = new Set();

  addEventListener('install', (event) => {
    event.waitUntil(keep());
  });

  addEventListener('activate', (event) => {
    event.waitUntil(forgetOthers());
  });

  addEventListener('fetch', (event) => {
    const { method, mode, url } = event.request;
    const { origin, pathname } = new URL(url);
    if (method !== 'GET' || origin !== scope.origin) return;
    const path = pathname.replace(/\/index\.html$/, '/');
    if (OURS.has(path)) event.respondWith(keptOrLive(event, path));
    else if (mode === 'navigate' && FOLDERS.some((folder) => pathname.startsWith(folder)))
      event.respondWith(live(event.request));
  });

  async function keep() {
    const copy = await caches.open(COPY);
    await copy.addAll(FILES.map((file) => new Request(new URL(file, scope), { cache: 'no-cache' })));
    await skipWaiting();
  }

  async function forgetOthers() {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== COPY);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  }

  /**
   * A file of the copy: from the network where that answers soon.
   * @param {FetchEvent} event
   * @param {string} path
   * @returns {Promise<Response>}
   */
  async function keptOrLive({ request, clientId, resultingClientId }, path) {
    const found = await kept(path);
    if (!found) return live(request);
    if (copied.has(clientId)) return found;
    const answer = fetch(request);
    answer.catch(() => {});
    try {
      return await Promise.race([answer, impatience()]);
    } catch {
      copied.add(resultingClientId || clientId);
      return found;
    }
  }

  /**
   * A page outside the copy waits for the network, however long that takes: slow is not gone.
   * @param {Request} request
   */
  async function live(request) {
    try {
      return await fetch(request);
    } catch (gone) {
      const page = request.mode === 'navigate' && (await kept(pathOf('404.html')));
      if (page) return page;
      throw gone;
    }
  }

  /** @returns {Promise<never>} */
  function impatience() {
    return new Promise((_, reject) => setTimeout(reject, PATIENCE));
  }

  /** Opens no cache: one that was taken away would come back empty. @param {string} path */
  function kept(path) {
    return caches.match(new URL(path, scope), { cacheName: COPY });
  }
})();
