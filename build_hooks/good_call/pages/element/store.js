/** What the scripts keep in the browser. All keys start with the site's path: one origin may serve many projects. */
(() => {
  const GoodCall = (window.GoodCall ??= {});
  if (GoodCall.store) return;

  const site = new URL('../../', document.currentScript.src).pathname;
  const handed = `${site}gc-practice`;

  /** Without storage a case of practice, which is nobody's secret, goes from page to page with the frame itself. */
  function handedOn(store, key) {
    const here = window[store].volatile && key === handed && window.name.startsWith(key);
    return here ? window.name.slice(key.length) : null;
  }

  // Browsers may refuse storage altogether, then nothing is remembered.
  function load(store, key) {
    try {
      return JSON.parse(window[store].getItem(key) ?? handedOn(store, key));
    } catch {
      return null;
    }
  }

  function save(store, key, value) {
    try {
      if (value) window[store].setItem(key, JSON.stringify(value));
      else window[store].removeItem(key);
      if (window[store].volatile && key === handed) window.name = value ? key + JSON.stringify(value) : '';
    } catch {
      // see load
    }
  }

  GoodCall.store = { site, load, save };
})();
