/**
 * What the scripts keep in the browser. All keys start with the site's path: one origin may serve many projects.
 *
 * @typedef {'localStorage' | 'sessionStorage'} StoreName
 * @typedef {object} Store
 * @property {string} site the site's path
 * @property {(store: StoreName, key: string) => any} load what was saved; null where nothing was
 * @property {(store: StoreName, key: string, value: unknown) => void} save no value takes the key away
 */
void (() => {
  const GoodCall = (window.GoodCall ??= /** @type {GoodCall} */ ({}));
  if (GoodCall.store) return;

  const site = new URL('../../', /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname;
  const handed = `${site}gc-practice`;

  /**
   * Without storage a case of practice, which is nobody's secret, goes from page to page with the frame itself.
   * @type {Store['load']}
   */
  function handedOn(store, key) {
    const here = window[store].volatile && key === handed && window.name.startsWith(key);
    return here ? window.name.slice(key.length) : null;
  }

  // Browsers may refuse storage altogether, then nothing is remembered.
  /** @type {Store['load']} */
  function load(store, key) {
    try {
      return JSON.parse(window[store].getItem(key) ?? handedOn(store, key));
    } catch {
      return null;
    }
  }

  /** @type {Store['save']} */
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
