/* Brings the theme's own script, and with it its search and its list of pages, when the page is at rest or when somebody
   turns to them: a rep's first answer needs none of it. */
(() => {
  const { brings } = document.currentScript.dataset;
  const turnedTo = ['focusin', 'pointerdown', 'pointerover'];
  const header = document.querySelector('.md-header');
  const query = document.forms.namedItem('search')?.query;
  let started = false;
  let searching = false;

  /** The theme makes each address absolute, which takes a style sheet off the page until it has come again. */
  function settle(old) {
    const sheet = old.cloneNode();
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
    await Promise.all(Array.from(document.querySelectorAll('link[rel=stylesheet]'), settle));
    document.head.append(Object.assign(document.createElement('script'), { src: brings, onload: onCome }));
  }

  function onCome() {
    removeEventListener('keydown', onKey);
    // It waits for a page that is read, which this one has been for long.
    document.dispatchEvent(new Event('DOMContentLoaded'));
    if (searching) search();
    if (query?.value) query.dispatchEvent(new Event('keyup'));
  }

  function search() {
    document.getElementById('__search').checked = true;
    query.focus();
  }

  /** What the theme does with this key, before it is there. */
  function onKey(event) {
    if (event.key !== '/' || !query || event.target.closest('input, textarea, select')) return;
    if (document.querySelector('decision-guide')) return;
    event.preventDefault();
    searching = true;
    search();
  }

  addEventListener('keydown', onKey);
  for (const type of turnedTo) header.addEventListener(type, bring, { once: true });
  addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(bring));
})();
