/**
 * Go on where you were, and the trail of the tree before this one; beside them what the scripts after this one share.
 *
 * sessionStorage holds the last place for a day, and the trees that led here: another tab may serve another customer.
 * All keys start with the site's path: one origin may serve many projects.
 *
 * @typedef {{title: string, count: number, url: string, at: number}} LastPlace `count` says how many answers
 * @typedef {{title: string, url: string, lines: Line[], verdict: string, ask: string, secret: boolean}} Gone a tree as
 *   far as it was gone through, with its answers; `secret` says that it was left at a private question
 * @typedef {Gone & {to: string}} Earlier a tree that led to the page `to`
 * @typedef {[string, string, boolean, string?]} Line question and answer in the words of the page, whether the answer is
 *   private, and the title of the guide that it was taken over from
 * @typedef {(event: {target: Guide}) => void} OnRender
 *
 * @typedef {object} Resume
 * @property {string[]} kept the keys of all that is kept of one customer
 * @property {string} usedKey
 * @property {() => string[]} used the ids of the trees used last in this browser; nothing of what was answered in them
 * @property {() => Earlier[]} earlier the trees gone through before this page, oldest first
 * @property {(guide: Guide) => Gone} told
 * @property {() => unknown} practising whether a case is running
 * @property {(url: unknown) => boolean} inside whether an address is on this site: other pages of the origin can write
 *   to the same storage
 * @property {(act: OnRender) => void} watch calls `act` whenever a guide shows a node, also one that is there already
 */
void (() => {
  const { GoodCall } = window;
  if (GoodCall.resume) return;

  const { site, load, save } = GoodCall.store;
  const { make, link, button, said } = GoodCall.markup;
  const { words } = GoodCall;
  const own = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const placeKey = `${site}gc-place`;
  const earlierKey = `${site}gc-earlier`;
  const practiceKey = `${site}gc-practice`;
  const usedKey = `${site}gc-used`;
  // All that is kept of one customer.
  const kept = [...['gc-typed', 'gc-private', 'gc-undo'].map((name) => site + name), placeKey, earlierKey];
  const day = 24 * 60 * 60 * 1000;

  /** @type {Resume['watch']} */
  function watch(act) {
    document.addEventListener('gc:render', act);
    document.querySelectorAll('decision-guide').forEach((guide) => guide.state && act({ target: guide }));
  }

  /** @type {Resume['inside']} */
  function inside(url) {
    return typeof url === 'string' && url.startsWith(site) && !url.startsWith('//');
  }

  /** @type {{page: string, place: LastPlace} | null} an offer is made once: only its own page goes on showing it */
  let offered = null;

  const practising = () => load('sessionStorage', practiceKey);

  /** @returns {LastPlace | null} where the rep left off, at most a day ago and on this site */
  function place() {
    const found = load('sessionStorage', placeKey);
    const age = Date.now() - found?.at;
    if (age >= 0 && age < day && inside(found.url)) return found;
    save('sessionStorage', placeKey, null);
    return null;
  }

  /** @type {Resume['earlier']} */
  function earlier() {
    const found = load('sessionStorage', earlierKey);
    if (!Array.isArray(found)) return [];
    /** @type {Earlier[]} */
    const chain = found.slice(0, found.findLastIndex(({ to }) => to === location.pathname) + 1);
    return chain.filter(({ url, lines }) => inside(url) && Array.isArray(lines));
  }

  /** @type {Resume['told']} */
  function told(guide) {
    const section = guide.section(guide.state.node);
    const [ask, verdict] = ['.gc-ask', '.gc-verdict'].map((name) => said(section.querySelector(name)));
    const { node } = guide.state;
    const secret = guide.isPrivate(node) || !!section.dataset.veil;
    const url = location.pathname + location.hash;
    return { title: titleOf(guide), ask, verdict, secret, url, lines: lines(guide) };
  }

  /** @type {Resume['used']} */
  function used() {
    const found = load('localStorage', usedKey);
    return Array.isArray(found) ? found : [];
  }

  /** @param {Guide} guide */
  function use({ dataset: { tree } }) {
    const before = used();
    if (before[0] !== tree) save('localStorage', usedKey, [tree, ...before.filter((id) => id !== tree)].slice(0, 5));
  }

  /** @param {Guide} guide */
  function remember(guide) {
    const { kind, trail } = guide.state;
    // A story of practice is no call to come back to.
    if (!trail.length || practising()) return;
    use(guide);
    const place = { title: titleOf(guide), count: trail.length, url: told(guide).url, at: Date.now() };
    save('sessionStorage', placeKey, kind === 'outcome' ? null : place);
  }

  /** Between customers nothing stays: not what was typed, not what was answered. */
  const forget = () => kept.forEach((key) => save('sessionStorage', key, null));

  const withdraw = () => document.querySelectorAll('.gc-resume').forEach((one) => one.remove());

  /**
   * @param {LastPlace} place
   * @returns {HTMLElement} the offer, with a button that forgets it; never the question, which may be private
   */
  function offer({ title, count, url }) {
    const dismiss = () => {
      offered = null;
      withdraw();
    };
    const answers = GoodCall.locale.count('%(num)s answer', '%(num)s answers', count);
    return make(
      'div',
      'gc-resume',
      link('gc-resume-link', words('Go on: %(title)s', { title }), url),
      make('span', 'gc-resume-title', answers),
      button(words('Dismiss'), dismiss, 'gc-forget'),
    );
  }

  /** Offers the last place, once: on the home page, or at the start of its own guide. */
  function offerAll() {
    if (offered?.page !== location.pathname) offered = null;
    const spots = document.querySelectorAll('[data-gc-resume]');
    const guide = document.querySelector('decision-guide');
    const found = place() ?? offered?.place;
    const mine = found?.url.split('#')[0] === location.pathname && guide?.state && !guide.trail.length && guide;
    withdraw();
    // Whoever comes by the home page begins anew: no tree led there, and what comes next is no practice.
    if (spots.length) [...kept, practiceKey].forEach((key) => save('sessionStorage', key, null));
    spots.forEach((spot) => {
      spot.hidden = !found;
    });
    if (!found || !(spots.length || mine)) return;
    save('sessionStorage', placeKey, null);
    offered = { page: location.pathname, place: found };
    spots.forEach((spot) => spot.append(offer(found)));
    if (mine) mine.querySelector('.gc-bar')?.before(offer(found));
  }

  /** Shows which tree led here, with the way back to it. @param {Guide} guide */
  function showEarlier(guide) {
    guide.querySelector('.gc-earlier')?.remove();
    const last = earlier().at(-1);
    if (!last) return;
    const { title, ask, url } = last;
    const place = link('', ask && !last.secret ? words('%(tree)s: %(ask)s', { tree: title, ask }) : title, url);
    const [before, after] = words('You came from %(place)s').split('%(place)s');
    guide.querySelector('.gc-side')?.prepend(make('p', 'gc-earlier', before, place, after));
  }

  /** @param {Guide} guide @returns {Given[]} the answers of guides before that stand for the questions just before here */
  function takenOver({ state: { node, path, trail } }) {
    const over = path.slice(0, path.indexOf(node)).map((id) => trail.find(({ question }) => question === id));
    return over.slice(over.findLastIndex((given) => !given?.from) + 1).filter((given) => !!given);
  }

  /** Never takes an answer over in silence: a phone's trail is shut, and one may be about safety. @param {Guide} guide */
  function showTaken(guide) {
    guide.querySelector('.gc-taken')?.remove();
    const taken = takenOver(guide);
    if (!taken.length) return;
    const told = GoodCall.locale.count('%(num)s answer taken over.', '%(num)s answers taken over.', taken.length);
    const items = taken.map((given) => {
      const { ask, answer, ticks } = guide.words(given);
      const change = link('', words('Change'), guide.whence(given));
      change.ariaLabel = words('Change: %(ask)s', { ask });
      return make('li', '', `${ask} `, make('strong', '', [answer, ...ticks].join('; ')), ' ', change);
    });
    const note = make('div', 'gc-taken', make('strong', '', told), make('ul', '', ...items));
    note.setAttribute('role', 'status');
    // An outcome comes first of all.
    guide.querySelector(guide.state.kind === 'outcome' ? '.gc-ask' : '.gc-bar')?.after(note);
  }

  /** @param {Guide} guide @returns {Line[]} one for each line of the trail */
  function lines(guide) {
    return guide.trail.map((given) => {
      const { ask, answer, ticks } = guide.words(given);
      const typed = GoodCall.measure?.typed(guide, given) ?? '';
      const told = [answer, ...ticks].join('; ') + (typed && ` (${typed})`);
      return [ask, told, guide.isPrivate(given.question), given.from];
    });
  }

  /**
   * Keeps the trail of a tree whose link to another tree is followed, and nothing of one whose outcome is left.
   * @param {MouseEvent} event
   */
  function carry(event) {
    const way = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.('a[href]'));
    const guide = document.querySelector('decision-guide');
    if (!guide?.state || !way || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Only the way leaves the outcome, or starts again: what stands on the map or beside the question doesn't.
    if (way.matches('.gc-restart')) return forget();
    if (way.target === '_blank' || way.pathname === location.pathname || !way.protocol.startsWith(location.protocol))
      return;
    const tree = told(guide);
    const before = earlier();
    if (guide.state.kind === 'outcome') forget();
    if (way.origin !== location.origin || !way.matches('decision-guide :is(.gc-answer, .gc-cases a, .gc-next a)'))
      return;
    if (guide.state.kind === 'question') tree.lines.push([tree.ask, said(way), tree.secret]);
    save('sessionStorage', earlierKey, [...before, { ...tree, to: way.pathname }].slice(-9));
  }

  /** @param {Guide} guide */
  const titleOf = (guide) => /** @type {string} */ (guide.dataset.title);

  /** Practice needs its script only while a case is running. */
  function practise() {
    if (GoodCall.practice || !practising()) return;
    document.head.append(Object.assign(make('script', ''), { src: new URL(`case.js${own.search}`, own).href }));
  }

  /** Whoever changes an answer sees which one it was. @param {Guide} guide */
  function markChosen(guide) {
    const { node, trail } = guide.state;
    const given = trail.find(({ question }) => question === node)?.answer;
    for (const one of guide.section(node).querySelectorAll('.gc-answer'))
      one.ariaCurrent = one.dataset.answer === given ? 'true' : null;
  }

  /** A tree that had nothing to ask led straight on: what led to it leads here. */
  function passOn() {
    const chain = load('sessionStorage', earlierKey);
    const last = Array.isArray(chain) && /^#;[^~]/.test(location.hash) && chain[chain.length - 1];
    if (last) save('sessionStorage', earlierKey, [...chain.slice(0, -1), { ...last, to: location.pathname }]);
  }

  /** @type {OnRender} */
  function onRender({ target }) {
    markChosen(target);
    remember(target);
    offerAll();
    passOn();
    showEarlier(target);
    showTaken(target);
    practise();
  }

  GoodCall.resume = { kept, usedKey, used, earlier, told, practising, inside, watch };
  watch(onRender);
  document.addEventListener('click', carry, true);
  // The first release kept the place for all tabs, a private question's words with it.
  save('localStorage', placeKey, null);
  // A page that the browser kept whole holds the last customer's words.
  addEventListener(
    'pageshow',
    ({ persisted }) => persisted && document.querySelector('decision-guide') && location.reload(),
  );
  // Under instant navigation a home page may come without this file running again.
  const follow = () => window.document$?.subscribe?.(offerAll);
  if (window.document$) follow();
  else addEventListener('gc:theme', follow);
  offerAll();
})();
