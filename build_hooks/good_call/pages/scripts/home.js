/**
 * The ways in: a filter while somebody types, a number key for each line, and the trees used last in this browser.
 * Every word stands on the page already. Needs resume.js.
 */
void (() => {
  const { GoodCall } = window;
  const { gestures, resume } = GoodCall;
  const { save } = GoodCall.store;
  const { said, make, link } = GoodCall.markup;
  const content = () => document.querySelector('.gc-filter')?.closest('.md-content');

  /** Letters that are typed alike are alike: no accents, no capitals. @param {string} text */
  const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

  /**
   * Whether all words that were typed, or their beginnings, stand in a line.
   * @param {HTMLElement} line
   * @param {string[]} typed
   */
  function fits(line, typed) {
    const text = folded(`${said(line)} ${line.dataset.words ?? ''}`);
    return typed.every(
      (word) => text.includes(word) || (word.length > 4 && text.includes(word.replace(/(e?s|ed|ing)$/, ''))),
    );
  }

  /**
   * What the page brings.
   * @param {Element} root
   * @param {string} selector
   */
  const part = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

  const most = 40;

  /**
   * Brings the trees of a large guide, which stand on pages of their own. Without them the filter has the parts alone.
   * @param {Element} root
   */
  async function bringAll(root) {
    const list = root.querySelector('.gc-found:empty');
    if (!list) return;
    const { href } = new URL(/** @type {string} */ (list.dataset.list), location.href);
    /** @type {string[][]} */
    const trees = await fetch(href).then(
      (answer) => (answer.ok ? answer.json() : []),
      () => [],
    );
    if (list.childElementCount) return;
    for (const [tree, title, summary, words, address] of trees) {
      const line = make('li', 'gc-card', link('', title, new URL(`../${address}`, href).href), make('p', '', summary));
      Object.assign(line.dataset, { tree, words });
      list.append(line);
    }
  }

  /** @param {Element} root */
  function filter(root) {
    const typed = folded(/** @type {HTMLInputElement} */ (part(root, '#_filter')).value).split(/\s+/).filter(Boolean);
    const lines = [...root.querySelectorAll('.gc-triage > li, .gc-card')];
    for (const line of lines) line.hidden = !fits(line, typed);
    for (const line of [...root.querySelectorAll('.gc-found > li:not([hidden])')].slice(most)) line.hidden = true;
    for (const group of root.querySelectorAll('.gc-groups > section'))
      group.hidden = !group.querySelector('li:not([hidden])');
    const found = lines.filter((line) => !line.hidden);
    root.classList.toggle('gc-filtering', typed.length > 0);
    part(root, '.gc-no-match').hidden = found.length > 0;
    part(root, '.gc-matches').textContent = typed.length
      ? found.map((line) => said(line.querySelector('a'))).join('; ')
      : '';
  }

  /** @param {SubmitEvent} event */
  function openFirst(event) {
    event.preventDefault();
    const input = /** @type {Element} */ (event.target).querySelector('input');
    if (input?.value.trim()) content()?.querySelector('.gc-rows > li:not([hidden]) > a')?.click();
  }

  /** The trees used last, as far as they are still there; never what was answered in them. @param {Element} root */
  function showRecent(root) {
    const box = root.querySelector('.gc-recent');
    if (!box) return;
    // The front door is the page itself.
    const door = /** @type {HTMLAnchorElement | null} */ (root.querySelector('.gc-triage a[href*="#"]'))?.pathname;
    const cards = /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll('.gc-card[data-tree] > a'));
    const titles = new Map([...cards].map((one) => [one.parentElement?.dataset.tree, one]));
    const used = resume.used().map((id) => titles.get(id));
    const links = used.filter((one) => one !== undefined).filter(({ pathname }) => pathname !== door);
    part(box, 'ul').replaceChildren(...links.map((one) => make('li', '', link('', said(one), one.href))));
    box.hidden = !links.length;
    part(box, 'button').onclick = () => {
      save('localStorage', resume.usedKey, null);
      box.hidden = true;
    };
  }

  /** @param {Element} root */
  function showKeys(root) {
    const line = root.querySelector('.gc-keys');
    if (!line) return;
    line.hidden = false;
    line.classList.toggle('gc-off', !gestures.haveKeys());
    part(line, 'button').onclick = () => {
      gestures.setKeys(!gestures.haveKeys());
      showKeys(root);
    };
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = /** @type {Element} */ (event.target);
    if (!gestures.digitOf(event) || event.repeat || gestures.isModified(event) || gestures.isText(target)) return;
    if (!gestures.haveKeys() || document.querySelector('dialog[open], [data-md-toggle=search]:checked')) return;
    const line = document.querySelectorAll('.gc-triage > li:not([hidden]) > a')[gestures.digitOf(event) - 1];
    if (!line) return;
    gestures.count(event);
    line.click();
  }

  function start() {
    const root = content();
    const form = root?.querySelector('.gc-filter[hidden]');
    if (!root || !form) return;
    form.hidden = false;
    form.oninput = () => filter(root);
    form.onsubmit = openFirst;
    form.addEventListener('focusin', () => bringAll(root).then(() => filter(root)), { once: true });
    if (resume.used().length && root.querySelector('.gc-recent')) bringAll(root).then(() => showRecent(root));
    showRecent(root);
    showKeys(root);
    filter(root);
  }

  start();
  // Instant navigation runs this file again on every visit.
  if (GoodCall.home) return;
  GoodCall.home = true;
  document.addEventListener('keydown', onKey);
})();
