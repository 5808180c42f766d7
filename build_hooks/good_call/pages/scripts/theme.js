/* Brings the theme's own script, and with it its search and its list of pages, when the page is at rest or when somebody
   turns to them: a rep's first answer needs none of it. */
(() => {
  // In another program's frame there is neither.
  if (document.documentElement.matches('.gc-bare')) return;
  const { brings, nothing, asks = '' } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const header = document.querySelector('.md-header');
  const query = document.forms.namedItem('search')?.query;
  let started = false;
  let searching = false;

  /**
   * The theme makes each address absolute, which takes a style sheet off the page until it has come again.
   * @param {HTMLLinkElement} old
   */
  function settle(old) {
    const sheet = /** @type {HTMLLinkElement} */ (old.cloneNode());
    sheet.href = old.href;
    const settled = new Promise((done) => {
      sheet.onload = sheet.onerror = done;
    });
    old.after(sheet);
    return settled.then(() => old.remove());
  }

  async function bring() {
    if (started) return;
    started = true;
    const sheets = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel=stylesheet]'));
    await Promise.all(Array.from(sheets, settle));
    document.head.append(Object.assign(document.createElement('script'), { src: brings, onload: onCome }));
  }

  function onCome() {
    removeEventListener('keydown', onKey);
    // It waits for a page that is read, which this one has been for long.
    document.dispatchEvent(new Event('DOMContentLoaded'));
    dispatchEvent(new Event('gc:theme'));
    watchHits();
    tellOfHits();
    if (searching) search();
    if (query?.value) query.dispatchEvent(new Event('keyup'));
  }

  function watchHits() {
    const found = document.querySelector('.md-search-result');
    const list = found?.querySelector('ol');
    if (!found || !list) return;
    let step = -1;
    // As the theme counts them.
    const each = ':not(details) > [href], summary, details[open] [href]';
    const steps = () => /** @type {HTMLElement[]} */ ([...found.querySelectorAll(each)]);
    found.addEventListener('focusin', ({ target }) => {
      step = steps().indexOf(/** @type {HTMLElement} */ (target));
    });
    query.addEventListener('focus', () => {
      step = -1;
    });
    new MutationObserver(() => {
      const typed = query.value.trim();
      // What our worker names unasked, the theme counts as found: each such hit has a score of nothing.
      if (nothing && list.querySelector('[data-md-score="0.00"]'))
        found.children[0].textContent = typed ? nothing.replace('#', () => typed) : asks;
      // Hits that come late take the place of those that somebody walks through: the same step then has the focus.
      if (step >= 0 && document.activeElement === document.body) (steps()[step] ?? steps().at(-1) ?? query).focus();
    }).observe(list, { childList: true });
  }

  /** Where a hit leads to the page that is open, the theme writes its address and no browser says so. */
  function tellOfHits() {
    const shared = (window.GoodCall ??= /** @type {GoodCall} */ ({}));
    window.location$?.subscribe?.(({ pathname }) => {
      if (pathname === shared.toward) dispatchEvent(new Event('hashchange'));
      shared.toward = pathname;
    });
  }

  /** Until the theme has its list of pages it keeps the last click, and would follow it after the browser has. */
  function forgetClicks() {
    addEventListener('click', ({ defaultPrevented }) => {
      if (!defaultPrevented) document.body.dispatchEvent(new Event('click'));
    });
  }

  function search() {
    /** @type {HTMLInputElement} */ (document.getElementById('__search')).checked = true;
    query.focus();
  }

  /** What the theme does with this key, before it is there. @param {KeyboardEvent} event */
  function onKey(event) {
    const field = /** @type {Element} */ (event.target).closest('input, textarea, select');
    if (event.key !== '/' || !query || field || document.querySelector('decision-guide')) return;
    event.preventDefault();
    searching = true;
    search();
  }

  forgetClicks();
  // Where a business adds scripts, the theme's own comes with the page.
  if (!brings) {
    watchHits();
    addEventListener('load', tellOfHits);
    return;
  }
  addEventListener('keydown', onKey);
  for (const type of ['focusin', 'pointerdown', 'pointerover']) header?.addEventListener(type, bring, { once: true });
  addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(bring));
})();
