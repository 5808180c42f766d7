/**
 * One gesture, one answer: of two taps in a row the second is no answer to a question that nobody has read yet. And the
 * keys of a tree's page: the theme's do nothing there, our own can be switched off.
 *
 * @typedef {object} Gestures
 * @property {(event: Event) => boolean} isHasty whether it comes too soon after the last gesture, or after what it made
 *   appear
 * @property {(event: Event) => void} count remembers a gesture that leads on
 * @property {(target: Element | null) => boolean} isText
 * @property {(event: KeyboardEvent | MouseEvent) => boolean} isModified
 * @property {(event: KeyboardEvent) => number} digitOf the digit of a key on whatever keyboard; 0 or NaN where it has none
 * @property {() => void} show remembers that something was shown
 * @property {() => boolean} haveKeys
 * @property {(on: boolean) => void} setKeys
 */
void (() => {
  const { GoodCall } = window;
  if (GoodCall.gestures) return;

  const { site, load, save } = GoodCall.store;
  const lastKey = `${site}gc-gesture`;
  const keysKey = `${site}gc-keys`;
  // A double tap takes up to half a second; whoever has read a question needs longer.
  const pause = 550;
  // What came late, over a hand-over or after a question to the site, has to be seen first.
  const settling = 250;
  const lately = 3000;
  const theirs = /^[fsnp,.]$/;
  const repeated = /^(Enter|Backspace)$/;

  // Whole pages may lie between two taps: each has its own beginning of time.
  /** @param {number} stamp */
  const timeOf = (stamp) => performance.timeOrigin + stamp;
  let last = load('sessionStorage', lastKey) ?? -Infinity;
  let shown = -Infinity;

  /** @type {Gestures['isHasty']} */
  function isHasty({ isTrusted, timeStamp }) {
    const at = timeOf(timeStamp);
    const unseen = at - shown < settling && shown - last < lately;
    return isTrusted && (Math.abs(at - last) < pause || unseen);
  }

  /** @type {Gestures['count']} */
  function count({ timeStamp }) {
    last = timeOf(timeStamp);
    save('sessionStorage', lastKey, last);
  }

  /** @param {Event} event */
  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = /** @type {Element} */ (event.target).closest?.('a, button, summary, label, [type=checkbox]');
    if (!target) return;
    const guarded = target.closest('decision-guide') && !target.closest('.gc-back');
    if (guarded && isHasty(event)) stop(event);
    else if (event.isTrusted && target.matches('a[href], .gc-go, .gc-back, .gc-undo')) count(event);
  }

  /** @type {Gestures['isText']} */
  const isText = (target) =>
    /** @type {HTMLElement | null} */ (target)?.isContentEditable ||
    !!target?.matches?.('textarea, select, input:not([type=checkbox])');
  /** @type {Gestures['isModified']} */
  const isModified = (event) => event.ctrlKey || event.metaKey || event.altKey;

  // On some keyboards a digit needs Shift, on others it is of another script: there the key's place tells.
  /** @type {Gestures['digitOf']} */
  const digitOf = ({ key, code, shiftKey }) => Number(/^\d$/.test(key) ? key : !shiftKey && code.split('Digit')[1]);

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!document.querySelector('decision-guide')) return;
    const { key, target } = event;
    const typing = isText(/** @type {Element} */ (target));
    if (event.repeat && (digitOf(event) || repeated.test(key)) && (!typing || key === 'Enter')) stop(event);
    else if (!typing && !isModified(event) && theirs.test(key)) event.stopImmediatePropagation();
  }

  // Before everybody else's listeners, the theme's too.
  addEventListener('click', onClick, true);
  addEventListener('keydown', onKey, true);

  GoodCall.gestures = {
    isHasty,
    count,
    isText,
    isModified,
    digitOf,
    show: () => {
      shown = timeOf(performance.now());
    },
    haveKeys: () => load('localStorage', keysKey) !== 'off',
    setKeys: (on) => save('localStorage', keysKey, on ? null : 'off'),
  };
})();
