/* Where a browser refuses storage (a sandboxed frame, cookies blocked), in its place what is forgotten with the page:
   the theme would stop at its first look. In a sandboxed frame no worker starts either: the search's runs in a frame. */
(function () {
  'use strict';

  class Forgetful {
    constructor() {
      this.volatile = true;
      this.kept = new Map();
    }

    getItem(key) {
      return this.kept.get(key) ?? null;
    }

    setItem(key, value) {
      this.kept.set(key, `${value}`);
    }

    removeItem(key) {
      this.kept.delete(key);
    }
  }

  for (const name of ['localStorage', 'sessionStorage']) {
    try {
      void window[name].length;
    } catch {
      Object.defineProperty(window, name, { value: new Forgetful() });
    }
  }
  if (self.origin !== 'null' || !location.protocol.startsWith('http')) return;

  const inside = new URL('frame-inside.js', document.currentScript.src);
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement('iframe');
      frame.hidden = true;
      frame.srcdoc = `<script src="${inside}"></script><script src="${new URL(address, location)}"></script>`;
      this.whole = new Promise((done) => frame.addEventListener('load', () => done(frame.contentWindow)));
      addEventListener('message', ({ source, data }) => {
        if (source === frame.contentWindow) this.dispatchEvent(new MessageEvent('message', { data }));
      });
      document.documentElement.append(frame);
    }

    postMessage(data) {
      this.whole.then((there) => there.postMessage(data, '*'));
    }
  };

  // There a browser lets no script write another page's address: the theme must leave links alone.
  addEventListener(
    'click',
    ({ target }) => {
      const link = target.closest?.('a[href]');
      if (link && !link.target && link.href.split('#')[0] !== location.href.split('#')[0]) link.target = '_self';
    },
    true,
  );
})();
