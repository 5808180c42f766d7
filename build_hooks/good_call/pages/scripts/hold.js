/* Stands before what is clicked, in the page: keeps a click until the script has come without which something would be
   lost, and lets no other node of a tree be seen than the link's. */
(() => {
  const GoodCall = (window.GoodCall ??= /** @type {GoodCall} */ ({}));
  // Instant navigation runs this again on every visit.
  if (GoodCall.holds) return;
  GoodCall.holds = true;

  const name = 'decision-guide';
  const root = document.documentElement.classList;
  const waits = 4000;
  /** @type {HTMLAnchorElement | null} */
  let early = null;
  /** @type {MouseEvent} the last of the clicks that are one gesture */
  let last;
  let patience = 0;
  // Where the element's script never comes, an answer is a link like any other.
  let isPlain = false;
  let isGoing = false;

  const isThere = () => !!customElements.get(name);

  /** @param {HTMLAnchorElement} link */
  function isTreeReady({ pathname }) {
    if (!isThere()) return isPlain;
    const { hands, practice, resume } = GoodCall;
    return pathname === location.pathname || (!!hands && (!!practice || !resume.practising()));
  }

  /** @type {[string, (link: HTMLAnchorElement) => boolean][]} which links wait, and until when */
  const kinds = [
    // What goes along to another tree is gathered by the tree's own script, and a case that ends there is decided.
    [`${name} :is(.gc-answer, .gc-cases a, .gc-next a)`, isTreeReady],
    // Between customers nothing stays: the home page's script forgets.
    ['.gc-home a', () => GoodCall.home],
    // A case begins where its story stands.
    ['.gc-play', () => !!GoodCall.practise],
  ];

  /** @param {HTMLAnchorElement} link */
  const isReady = (link) => kinds.every(([kind, hasCome]) => !link.matches(kind) || hasCome(link));

  /** @param {MouseEvent} event */
  function hold(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest('a'));
    if (!link || isGoing || event.button || event.ctrlKey || event.metaKey || event.shiftKey || isReady(link)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    last = event;
    // One gesture, one answer: the first counts.
    if (early) return;
    early = link;
    patience = setTimeout(go, waits);
  }

  function go() {
    const link = early;
    early = null;
    clearTimeout(patience);
    // Whoever went on to another node by now goes there no more.
    if (!link?.isConnected) return;
    GoodCall.gestures?.count(last);
    isGoing = true;
    link.click();
    isGoing = false;
  }

  const letGo = () => early && isReady(early) && go();

  addEventListener('click', hold, true);
  // Of each script that comes.
  document.addEventListener('load', letGo, true);
  if (isThere()) return;
  root.toggle('gc-linked', location.hash.length > 1);
  const begin = () => {
    root.remove('gc-linked');
    letGo();
  };
  customElements.whenDefined(name).then(begin);
  setTimeout(() => {
    isPlain = true;
    begin();
  }, waits);
})();
