/* Keeps a copy of the guide for when there is no connection, and says when an old copy is shown.
   Published sites alone load it: while serving for trainers nothing may be kept. */
(() => {
  const script = document.currentScript;
  const base = new URL('../../', script.src);
  const shown = script.dataset;

  const make = (tag, more) => Object.assign(document.createElement(tag), more);

  /** Put one sentence above the page, with a button where there is something to do. */
  function say(words, action) {
    const notice = make('p', { className: 'gc-offline', role: 'status', textContent: `${words} ` });
    if (action)
      notice.append(make('button', { type: 'button', textContent: action, onclick: () => location.reload() }));
    document.body.prepend(notice);
  }

  /** Ask the site itself which version it is: the worker never answers this from its copy. */
  function compare() {
    fetch(new URL('version.json', base), { cache: 'no-store' })
      .then((answer) => (answer.ok ? answer.json() : shown))
      .then(
        ({ version }) => version !== shown.version && say('There is a newer guide.', 'Show it'),
        () => say(`No connection. You see the guide as it was on ${shown.built}.`),
      );
  }

  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  // A page that has just come has better things to do; not every browser says when it has done them.
  const idle = window.requestIdleCallback ?? setTimeout;
  addEventListener('load', () =>
    idle(() => {
      navigator.serviceWorker.register(new URL('service-worker.js', base), { scope: base.pathname }).catch(() => {});
      compare();
    }),
  );
})();
