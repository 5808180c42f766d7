/* Keeps a copy of the guide for when there is no connection, and says when an old copy is shown.
   Published sites alone load it: while serving for trainers nothing may be kept. */
(function () {
  'use strict';

  const script = document.currentScript;
  const base = new URL('../../', script.src);
  const shown = script.dataset;

  /** Put one sentence above the page, with a button where there is something to do. */
  function say(words, action) {
    const notice = document.createElement('p');
    notice.className = 'gc-offline';
    notice.setAttribute('role', 'status');
    notice.append(words);
    if (action) notice.append(' ', button(action));
    document.body.prepend(notice);
  }

  function button(words) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = words;
    made.addEventListener('click', () => location.reload());
    return made;
  }

  /** Ask the site itself which version it is: the worker never answers this from its copy. */
  async function compare() {
    let version;
    try {
      const answer = await fetch(new URL('version.json', base), { cache: 'no-store' });
      if (!answer.ok) return;
      ({ version } = await answer.json());
    } catch {
      say(`No connection. You see the guide as it was on ${shown.built}.`);
      return;
    }
    if (version !== shown.version) say('There is a newer guide.', 'Show it');
  }

  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register(new URL('service-worker.js', base), { scope: base.pathname }).catch(() => {});
    compare();
  });
})();
