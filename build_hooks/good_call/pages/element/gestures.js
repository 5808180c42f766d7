/**
 * One gesture, one answer: of two taps in a row the second is no answer to a question that nobody has read yet. And the
 * keys of a tree's page: the theme's do nothing there, our own can be switched off.
 */
(() => {
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
  const repeated = /^([1-9]|Enter|Backspace)$/;

  // Whole pages may lie between two taps: each has its own beginning of time.
  const timeOf = (stamp) => performance.timeOrigin + stamp;
  let last = load('sessionStorage', lastKey) ?? -Infinity;
  let shown = -Infinity;

  /** Whether an event comes too soon after the last gesture, or after what it made appear. */
  function isHasty({ isTrusted, timeStamp }) {
    const at = timeOf(timeStamp);
    const unseen = at - shown < settling && shown - last < lately;
    return isTrusted && (Math.abs(at - last) < pause || unseen);
  }

  /** Remembers a gesture that leads on. */
  function count({ timeStamp }) {
    last = timeOf(timeStamp);
    save('sessionStorage', lastKey, last);
  }

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function onClick(event) {
    const target = event.target.closest?.('a, button, summary, label, [type=checkbox]');
    if (!target) return;
    const guarded = target.closest('decision-guide') && !target.closest('.gc-back');
    if (guarded && isHasty(event)) stop(event);
    else if (event.isTrusted && target.matches('a[href], .gc-go, .gc-back, .gc-undo')) count(event);
  }

  const isText = (target) =>
    target.isContentEditable || target.matches?.('textarea, select, input:not([type=checkbox])');
  const isModified = (event) => event.ctrlKey || event.metaKey || event.altKey;

  function onKey(event) {
    if (!document.querySelector('decision-guide')) return;
    const { key, target } = event;
    const typing = isText(target);
    if (event.repeat && repeated.test(key) && (!typing || key === 'Enter')) stop(event);
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
    show: () => {
      shown = timeOf(performance.now());
    },
    haveKeys: () => load('localStorage', keysKey) !== 'off',
    setKeys: (on) => save('localStorage', keysKey, on ? null : 'off'),
  };
})();
