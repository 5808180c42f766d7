/* Pages come from the network as long as there is one, and from the copy where there is none or it is slow. Scripts and
   styles come from the copy by addresses that carry their version, so that no page ever meets another version's. */
(() => {
  'use strict';

  // VERSION, FILES (address and what its content is known by), FOLDERS, MOST: the build writes them in front of this script.
  const PATIENCE = 4000;

  const scope = new URL(registration.scope);
  const PREFIX = `good-call:${scope.pathname}:`;
  const COPY = PREFIX + VERSION;
  /* Pages that a rep opened, beside those that everybody keeps. */
  const OPENED = `${PREFIX}opened`;
  /* What a trainer opened of the workshop, which nobody else is made to keep. */
  const WORKSHOP = `${PREFIX}workshop`;
  /* The list of a copy stands in it, so that the next one takes over what is the same. */
  const LIST = new URL('service-worker.json', scope).href;

  /** @param {string} file */
  const hrefOf = (file) => new URL(file, scope).href;
  const OURS = new Set(FILES.map(([file]) => hrefOf(file)));
  /* One origin may serve many projects, also below our own path: what lies in none of our folders is theirs. */
  const PLACES = FOLDERS.map((name) => `${scope.pathname}${name}/`);

  addEventListener('install', (event) => {
    event.waitUntil(keep());
  });

  addEventListener('activate', (event) => {
    event.waitUntil(forgetOthers());
  });

  addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname, search } = new URL(request.url);
    if (request.method !== 'GET' || origin !== scope.origin) return;
    const href = origin + pathname.replace(/\/index\.html$/, '/');
    if (pathname.startsWith(`${scope.pathname}workshop/`)) return event.respondWith(ofWorkshop(request, search));
    const isPlace = PLACES.some((place) => pathname.startsWith(place));
    if (isPlace && isVersioned(pathname, search)) event.respondWith(fromCopy(request));
    else if (OURS.has(href)) event.respondWith(liveOrKept(event, href));
    else if (isPlace && pathname.endsWith('/')) event.respondWith(liveOrKept(event, href, true));
    else if (isPlace && request.mode === 'navigate') event.respondWith(orLost(request, fetch(request)));
  });

  /**
   * Ours carry the version behind their address, the theme's in their name.
   * @param {string} pathname
   * @param {string} search
   */
  function isVersioned(pathname, search) {
    return search.startsWith('?v=') || /\.[0-9a-f]{8}\.min\.(js|css)$/.test(pathname);
  }

  async function keep() {
    const copy = await caches.open(COPY);
    const before = await lastCopy();
    await Promise.all(FILES.map(([file, content]) => keepFile(copy, before, file, content)));
    // A page that is open still asks for the scripts that it came with.
    for (const [href, answer] of before.versioned) if (!(await copy.match(href))) await copy.put(href, answer);
    await copy.put(LIST, new Response(JSON.stringify(FILES)));
    await refreshOpened();
    await skipWaiting();
  }

  /** The copy that was made last: its answers by what their content is known by, and its scripts and styles. */
  async function lastCopy() {
    /** @type {{same: Map<string, Response>, versioned: Map<string, Response>}} */
    const found = { same: new Map(), versioned: new Map() };
    for (const name of await caches.keys()) {
      if (!name.startsWith(PREFIX) || name === COPY) continue;
      const cache = await caches.open(name);
      const list = await cache.match(LIST);
      for (const [file, content] of list ? await list.json() : []) {
        const answer = await cache.match(hrefOf(file));
        if (!answer) continue;
        found.same.set(`${file.split('?')[0]} ${content}`, answer);
        if (file.includes('?v=')) found.versioned.set(hrefOf(file), answer.clone());
      }
    }
    return found;
  }

  /**
   * @param {Cache} copy
   * @param {Awaited<ReturnType<typeof lastCopy>>} before
   * @param {string} file
   * @param {string} content
   */
  async function keepFile(copy, before, file, content) {
    const same = before.same.get(`${file.split('?')[0]} ${content}`);
    if (same) await copy.put(hrefOf(file), same);
    else await copy.add(new Request(hrefOf(file), { cache: 'no-cache' }));
  }

  /** What was opened under an earlier guide is asked for anew; where that can't be had, it stays as it was. */
  async function refreshOpened() {
    const opened = await caches.open(OPENED);
    for (const { url } of await opened.keys()) {
      const answer = await fetch(url, { cache: 'no-cache' }).catch(() => null);
      if (answer?.ok && !OURS.has(url)) await opened.put(url, answer);
      else if (answer) await opened.delete(url);
    }
  }

  async function forgetOthers() {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(PREFIX) && ![COPY, OPENED, WORKSHOP].includes(name));
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  }

  /** @param {Request} request */
  async function fromCopy(request) {
    return (await kept(request.url)) ?? fetch(request);
  }

  /**
   * A part by its version from the copy; what is published from the network, and from the copy where there is none.
   * @param {Request} request
   * @param {string} search
   */
  async function ofWorkshop(request, search) {
    const { url } = request;
    const copy = await caches.open(WORKSHOP).catch(() => null);
    const found = await copy?.match(url);
    if (found && search.startsWith('?v=')) return found;
    try {
      const answer = await fetch(request);
      if (answer.ok && !answer.redirected) await copy?.put(url, answer.clone()).catch(() => {});
      return answer;
    } catch (gone) {
      if (found) return found;
      return orLost(request, Promise.reject(gone));
    }
  }

  /**
   * A page: from the network where that answers soon, else from the copy where it is kept.
   * @param {FetchEvent} event
   * @param {string} href
   */
  async function liveOrKept(event, href, isOpened = false) {
    // Asked before the copy is looked through: most often it is what is shown.
    const answer = fetch(event.request);
    answer.catch(() => {});
    if (isOpened) event.waitUntil(remember(href, answer));
    const found = await kept(href);
    if (!found) return orLost(event.request, answer);
    return Promise.race([answer, impatience()]).catch(() => found);
  }

  /**
   * Keeps a page that was opened, and no more of them than the last.
   * @param {string} href
   * @param {Promise<Response>} answering
   */
  async function remember(href, answering) {
    const answer = await answering.then((each) => each.clone()).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const opened = await caches.open(OPENED);
    // It takes the old one's place, and the last one's in the order.
    await opened.put(href, answer);
    const all = await opened.keys();
    await Promise.all(all.slice(0, -MOST).map((request) => opened.delete(request)));
  }

  /**
   * A page outside the copy waits for the network, however long that takes: slow is not gone.
   * @param {Request} request
   * @param {Promise<Response>} answer
   * @returns {Promise<Response>}
   */
  async function orLost(request, answer) {
    try {
      return await answer;
    } catch (gone) {
      const page = request.mode === 'navigate' && (await kept(hrefOf('404.html')));
      if (page) return page;
      throw gone;
    }
  }

  /** @returns {Promise<never>} */
  function impatience() {
    return new Promise((_, reject) => setTimeout(reject, PATIENCE));
  }

  /** Opens no cache: one that was taken away would come back empty. @param {string} href */
  async function kept(href) {
    return (await caches.match(href, { cacheName: COPY })) ?? caches.match(href, { cacheName: OPENED });
  }
})();
