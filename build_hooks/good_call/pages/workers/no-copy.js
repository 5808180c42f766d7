/* In the place of the worker that keeps a copy, where the guide keeps none any more: takes away what that one left. */
(() => {
  'use strict';

  const prefix = `good-call:${new URL(registration.scope).pathname}:`;

  addEventListener('install', (event) => {
    event.waitUntil(skipWaiting());
  });

  addEventListener('activate', (event) => {
    event.waitUntil(leave());
  });

  async function leave() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
    await registration.unregister();
  }
})();
