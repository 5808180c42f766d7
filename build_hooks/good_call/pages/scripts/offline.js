/**
 * Keeps a copy of the guide for when there is no connection, and says in one bar what else would be missed: that there is
 * a newer guide, and whether this tree changed in it; that there is no connection, or a slow one.
 *
 * Published sites alone load it: while serving for trainers nothing may be kept.
 */
void (() => {
  const GoodCall = (window.GoodCall ??= /** @type {GoodCall} */ ({}));
  if (GoodCall.offline) return;

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL('../../', script.src);
  const { copy } = script.dataset;
  const cachePrefix = `good-call:${base.pathname}:`;
  // What was learnt this lately is true enough.
  const fresh = 5000;
  const slow = 4000;
  const mostHeld = 1500;

  // Comes with the element, and that by the time that there is something to say.
  /** @type {Say} */
  const words = (message, values) => GoodCall.words(message, values);
  const dayKey = `${base.pathname}gc-day`;
  let asked = -Infinity;
  /** The guide that was published when this page first asked. @type {string | undefined} */
  let version;
  /** @type {Promise<void> | null} */
  let asking = null;

  /** @param {string} told '' takes the bar away @param {string} [action] its button, which loads the page anew */
  function say(told, action) {
    const old = document.querySelector('.gc-offline');
    if ((old?.firstChild?.nodeValue ?? '') === told) return;
    old?.remove();
    if (!told) return;
    const { make, button } = GoodCall.markup;
    const bar = make('p', 'gc-offline', told);
    bar.setAttribute('role', 'status');
    if (action)
      bar.append(
        ' ',
        button(action, () => location.reload(), ''),
      );
    // The header stays in sight, and with it what is in it.
    (document.querySelector('.md-header') ?? document.body).append(bar);
  }

  /** @returns {string} the day of the guide that this browser last learnt of; empty where storage is refused */
  function lastDay() {
    try {
      return localStorage.getItem(dayKey) ?? '';
    } catch {
      return '';
    }
  }

  /**
   * Says at the page's foot which guide is published, and remembers its day for when there is no connection.
   * @param {{imprint?: string, day?: string}} found
   */
  function settle({ imprint = '', day = '' }) {
    // A server in trouble says nothing, and what was learnt before stays.
    if (!day) return;
    for (const each of document.querySelectorAll('.gc-imprint')) each.textContent = imprint;
    try {
      localStorage.setItem(dayKey, day);
    } catch {
      // Where storage is refused nothing is remembered.
    }
  }

  function sayAway() {
    const day = lastDay();
    say(
      day
        ? words('No connection. You see the guide as it was on %(day)s.', { day })
        : words('No connection. You see the guide as it was when you last had one.'),
    );
    document.querySelector('.gc-unkept')?.removeAttribute('hidden');
  }

  function saySlow() {
    const day = lastDay();
    say(
      day
        ? words('The connection is slow. You see the guide as it was on %(day)s.', { day })
        : words('The connection is slow.'),
    );
  }

  /** The worker never answers these from its copy; a server in trouble says nothing. @param {string} name */
  async function read(name) {
    const answer = await fetch(new URL(name, base), { cache: 'no-store' });
    return answer.ok ? answer.json() : { gone: answer.status === 404 };
  }

  /**
   * @param {boolean} isSame whether the guide is the one that was published when this page first asked
   * @returns {Promise<string>} what a newer guide means for the tree on this page; '' where this page is the newest
   */
  async function newer(isSame) {
    const tree = document.querySelector('decision-guide')?.dataset.tree;
    const mine = /** @type {HTMLDataElement | null} */ (document.querySelector('.gc-edition'))?.value;
    if (!tree || !mine) return isSame ? '' : words('There is a newer guide.');
    const { edition, gone } = await read(`editions/${tree}.json`);
    if (gone) return words('There is a newer guide, and this page is no longer in it.');
    // A browser may have kept an older page.
    if (isSame && (!edition || edition === mine)) return '';
    if (!edition) return words('There is a newer guide.');
    return edition === mine
      ? words('There is a newer guide. This page is the same in it.')
      : words('This page has changed since you opened it: there is a newer guide.');
  }

  async function learn() {
    const waiting = setTimeout(saySlow, slow);
    try {
      const found = await read('version.json');
      version ??= found.version;
      const news = await newer(!found.version || found.version === version);
      clearTimeout(waiting);
      settle(found);
      say(news, news && words('Show it'));
    } catch {
      clearTimeout(waiting);
      sayAway();
    }
    asked = Date.now();
  }

  /** Asks the site itself which version it is, one question at a time. */
  function ask() {
    if (Date.now() - asked < fresh) return Promise.resolve();
    asking ??= learn().finally(() => {
      asking = null;
    });
    return asking;
  }

  /** Asks at once, whatever was learnt before. */
  function askAnew() {
    asked = -Infinity;
    return ask();
  }

  /**
   * No outcome is shown before it is known whether it still stands, as far as a rep can wait for that.
   * @param {DocumentEventMap['gc:leave']} event
   */
  function onLeave(event) {
    if (event.detail.kind !== 'outcome' || Date.now() - asked < fresh) return;
    event.preventDefault();
    const held = new Promise((done) => setTimeout(done, mostHeld));
    Promise.race([ask(), held]).then(event.detail.go);
  }

  async function dropCopy() {
    const registration = await navigator.serviceWorker.getRegistration(base);
    if (registration?.scope === base.href) await registration.unregister();
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(cachePrefix)).map((name) => caches.delete(name)));
  }

  /** In a frame without storage the browser throws already where it is asked for its workers. */
  async function keepCopy() {
    try {
      if (copy === 'off') await dropCopy();
      else await register();
    } catch {
      // A guide without a copy is the same guide.
    }
  }

  async function register() {
    const { serviceWorker } = navigator;
    await serviceWorker.register(new URL('service-worker.js', base), { scope: base.pathname });
    if (serviceWorker.controller) return;
    // What was opened before there was a worker is kept by it, like all that is opened later.
    serviceWorker.addEventListener('controllerchange', () => fetch(location.pathname), { once: true });
  }

  GoodCall.offline = { ask: askAnew };
  if (!location.protocol.startsWith('http')) return;
  addEventListener('offline', sayAway);
  addEventListener('online', askAnew);
  document.addEventListener('visibilitychange', () => document.hidden || ask());
  document.addEventListener('gc:leave', onLeave);
  // A page that has just come has better things to do; not every browser says when it has done them.
  const idle = window.requestIdleCallback ?? setTimeout;
  addEventListener('load', () =>
    idle(() => {
      keepCopy();
      ask();
    }),
  );
  // Under instant navigation a page comes without this file running again.
  const follow = () => window.document$?.subscribe?.(ask);
  if (window.document$) follow();
  else addEventListener('gc:theme', follow);
})();
