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

  // Browsers may refuse storage altogether, then nothing is remembered.
  /** @type {Store['load']} */
  function load(store, key) {
    try {
      return JSON.parse(/** @type {string} */ (window[store].getItem(key)));
    } catch {
      return null;
    }
  }

  /** @type {Store['save']} */
  function save(store, key, value) {
    try {
      if (value) window[store].setItem(key, JSON.stringify(value));
      else window[store].removeItem(key);
    } catch {
      // see load
    }
  }

  GoodCall.store = { site, load, save };
})();
