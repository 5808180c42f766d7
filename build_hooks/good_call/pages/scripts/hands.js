/**
 * What a rep's hands find on a tree's page: one step back from any answer, a cover for the screen, and which keys there
 * are, with the switch for those who meet them by mistake. Needs resume.js, and the element
 * by the time that it shows a node.
 *
 * @typedef {{url: string, values: object[]}} Standing a place with all that is kept for this customer
 * @typedef {Standing & {to: string, over?: boolean}} StepBack from the address `to`; after a step `over` to another tree,
 *   from wherever the rep arrives
 */
void (() => {
  const { GoodCall } = window;
  if (GoodCall.hands) return;

  const { site, load, save } = GoodCall.store;
  const { make, button, said } = GoodCall.markup;
  const { words } = GoodCall;
  const { watch, kept } = GoodCall.resume;
  const undoKey = `${site}gc-undo`;
  const keys = kept.filter((key) => key !== undoKey);
  const here = () => location.pathname + location.hash;

  /** @type {Standing | null} the page as it stands while the rep reads */
  let rest = null;
  /** @type {Standing | null} */
  let leaving = null;

  /** @returns {Standing} */
  const standing = () => ({ url: here(), values: keys.map((key) => load('sessionStorage', key)) });

  /** @returns {StepBack | null} the step that led to what is shown */
  function step() {
    const found = load('sessionStorage', undoKey);
    return found?.to === here() ? found : null;
  }

  function undo() {
    const back = step();
    // On a slow line the button stays while its step is being taken.
    if (!back) return;
    const { url, values } = back;
    keys.forEach((key, index) => {
      // What was typed into the question that comes back is no less typed.
      const typed = key === `${site}gc-typed` ? { ...load('sessionStorage', key), ...values[index] } : values[index];
      save('sessionStorage', key, typed);
    });
    save('sessionStorage', undoKey, null);
    leaving = null;
    const [page, hash = ''] = url.split('#');
    if (page === location.pathname) location.hash = hash;
    else location.href = url;
  }

  /** An answer that leads to another tree is taken back there. @param {MouseEvent} event */
  function onClick({ target }) {
    const way = /** @type {HTMLAnchorElement | null} */ (
      /** @type {Element} */ (target).closest?.('decision-guide :is(a.gc-answer[href], .gc-cases a)')
    );
    if (!way || way.pathname === location.pathname || !rest) return;
    save('sessionStorage', undoKey, { ...rest, to: way.pathname, over: true });
  }

  const isCovered = () => !!document.querySelector('.gc-cover[open]');

  /** Covers the page, its title too, with something that tells a customer at the counter nothing. */
  function cover() {
    const { title } = document;
    const dialog = make('dialog', 'gc-cover');
    dialog.append(button(words('Show the page again'), () => dialog.close()));
    dialog.ariaLabel = words('The screen is hidden');
    dialog.onclose = () => {
      document.title = title;
      dialog.remove();
    };
    document.body.append(dialog);
    document.title = said(document.querySelector('.md-header__topic')) || '…';
    dialog.showModal();
  }

  const uncover = () => /** @type {HTMLDialogElement} */ (document.querySelector('.gc-cover')).close();

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (
      !GoodCall.gestures.haveKeys() ||
      GoodCall.gestures.isText(/** @type {Element} */ (event.target)) ||
      GoodCall.gestures.isModified(event) ||
      event.repeat
    )
      return;
    const key = event.key.toLowerCase();
    if (key === 'h' && isCovered()) uncover();
    else if (key === 'h' && document.querySelector('decision-guide')) cover();
    if (key === 'u' && !isCovered()) document.querySelector('decision-guide .gc-undo')?.click();
  }

  /** @param {HTMLElement} line */
  function tellKeys(line) {
    const on = GoodCall.gestures.haveKeys();
    const told = on
      ? words('Keys: 1 to 9 answer, Backspace goes back, U undoes, H hides the screen.')
      : words('Keys are off.');
    const turn = () => {
      GoodCall.gestures.setKeys(!on);
      tellKeys(line);
      line.querySelector('button')?.focus();
    };
    const change = on ? words('Switch keys off') : words('Switch keys on');
    line.replaceChildren(`${told} `, button(change, turn, 'gc-switch'));
  }

  /** @type {OnRender} */
  function onRender({ target: guide }) {
    if (leaving) save('sessionStorage', undoKey, { ...leaving, to: here() });
    leaving = null;
    const arrived = load('sessionStorage', undoKey);
    if (arrived?.over) save('sessionStorage', undoKey, { ...arrived, to: here(), over: false });
    rest = standing();
    guide.querySelectorAll('.gc-undo, .gc-hide, .gc-keys').forEach((one) => one.remove());
    const bar = /** @type {HTMLElement} */ (guide.querySelector('.gc-bar'));
    if (step()) bar.append(button(words('Undo'), undo, 'gc-undo'));
    bar.append(button(words('Hide'), cover, 'gc-hide'));
    const line = make('p', 'gc-keys');
    guide.append(line);
    tellKeys(line);
  }

  /** Few reps open the map of a tree: its script comes when they do. */
  function fetchMap() {
    if (GoodCall.map || !document.querySelector('.gc-map > [open]')) return;
    document.head.append(Object.assign(make('script', ''), { src: `${site}assets/gc/map.js` }));
  }

  GoodCall.hands = { cover };
  document.addEventListener('toggle', fetchMap, true);
  fetchMap();
  watch(onRender);
  document.addEventListener('gc:leave', () => {
    leaving = rest;
  });
  document.addEventListener('click', onClick, true);
  document.addEventListener('keydown', onKey);
})();
