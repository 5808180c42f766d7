/* Where a browser refuses storage (a sandboxed frame, cookies blocked), in its place what is forgotten with the page:
   the theme would stop at its first look. In a sandboxed frame no worker starts either: the search's runs in a frame. */
(function () {
  'use strict';

  // A case of practice, which is nobody's secret, goes from page to page with the frame itself; so do the facts that the
  // program around it gave.
  /** @param {string} key */
  const isHanded = (key) => /gc-(practice|facts)$/.test(key);

  class Forgetful {
    constructor() {
      this.kept = new Map();
    }

    /** @param {string} key */
    getItem(key) {
      const handed = isHanded(key) && window.name.startsWith(key) ? window.name.slice(key.length) : null;
      return this.kept.get(key) ?? handed;
    }

    /** @param {string} key @param {unknown} value */
    setItem(key, value) {
      this.kept.set(key, `${value}`);
      if (isHanded(key)) window.name = key + value;
    }

    /** @param {string} key */
    removeItem(key) {
      this.kept.delete(key);
      if (isHanded(key) && window.name.startsWith(key)) window.name = '';
    }
  }

  for (const name of /** @type {const} */ (['localStorage', 'sessionStorage'])) {
    try {
      void window[name].length;
    } catch {
      Object.defineProperty(window, name, { value: new Forgetful() });
    }
  }
  if (self.origin !== 'null' || !location.protocol.startsWith('http')) return;

  const inside = new URL('frame-inside.js', /** @type {HTMLScriptElement} */ (document.currentScript).src);
  /** In the place of a worker. */
  class FrameWorker extends EventTarget {
    /** @param {string} address */
    constructor(address) {
      super();
      const frame = document.createElement('iframe');
      frame.hidden = true;
      frame.srcdoc = `<script src="${inside}"></script><script src="${new URL(address, location.href)}"></script>`;
      this.whole = new Promise((done) => frame.addEventListener('load', () => done(frame.contentWindow)));
      addEventListener('message', ({ source, data }) => {
        if (source === frame.contentWindow) this.dispatchEvent(new MessageEvent('message', { data }));
      });
      document.documentElement.append(frame);
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.whole.then((there) => there.postMessage(data, '*'));
    }
  }
  window.Worker = /** @type {typeof Worker} */ (/** @type {unknown} */ (FrameWorker));

  // There a browser lets no script write another page's address: the theme must leave links alone.
  addEventListener(
    'click',
    ({ target }) => {
      const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (target).closest?.('a[href]'));
      if (link && !link.target && link.href.split('#')[0] !== location.href.split('#')[0]) link.target = '_self';
    },
    true,
  );
})();
