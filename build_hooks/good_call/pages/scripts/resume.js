/**
 * Go on where you were, and the trail of the tree before this one; beside them what the scripts after this one share.
 *
 * sessionStorage holds the last place for a day, and the trees that led here: another tab may serve another customer.
 * All keys start with the site's path: one origin may serve many projects.
 *
 * @typedef {{title: string, ask: string, url: string, at: number}} Place
 * @typedef {{title: string, url: string, to: string, lines: Line[], verdict: string, ask: string}} Earlier
 *   a tree that led to the page `to`, with its answers
 * @typedef {[string, string, boolean]} Line question and answer in the words of the page, and whether the answer is private
 */
(() => {
  const GoodCall = (window.GoodCall ??= {});
  if (GoodCall.resume) return;

  const site = new URL('../../', document.currentScript.src).pathname;
  const placeKey = `${site}gc-place`;
  const earlierKey = `${site}gc-earlier`;
  const practiceKey = `${site}gc-practice`;
  const day = 24 * 60 * 60 * 1000;

  /** Without storage a case of practice, which is nobody's secret, goes from page to page with the frame itself. */
  function handedOn(store, key) {
    const here = window[store].volatile && key === practiceKey && window.name.startsWith(key);
    return here ? window.name.slice(key.length) : null;
  }

  // Browsers may refuse storage altogether, then nothing is remembered.
  function load(store, key) {
    try {
      return JSON.parse(window[store].getItem(key) ?? handedOn(store, key));
    } catch {
      return null;
    }
  }

  function save(store, key, value) {
    try {
      if (value) window[store].setItem(key, JSON.stringify(value));
      else window[store].removeItem(key);
      if (window[store].volatile && key === practiceKey) window.name = value ? key + JSON.stringify(value) : '';
    } catch {
      // see load
    }
  }

  /** @returns {HTMLElement} */
  function make(tag, name, ...inside) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...inside);
    return element;
  }

  const link = (name, words, href) => Object.assign(make('a', name, words), { href });
  const button = (words, onclick, name = 'gc-action') =>
    Object.assign(make('button', name, words), { type: 'button', onclick });
  const said = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

  /** Calls `act` whenever a guide shows a node, also one that is there already. */
  function watch(act) {
    document.addEventListener('gc:render', act);
    document.querySelectorAll('decision-guide').forEach((guide) => guide.state && act({ target: guide }));
  }

  /** Other pages of the origin can write to the same storage: follow no address out of the site. */
  function inside(url) {
    return typeof url === 'string' && url.startsWith(site) && !url.startsWith('//');
  }

  const practising = () => load('sessionStorage', practiceKey);

  /** @returns {?Place} where the rep left off, at most a day ago and on this site */
  function place() {
    const found = load('sessionStorage', placeKey);
    const age = Date.now() - found?.at;
    if (age >= 0 && age < day && inside(found.url)) return found;
    save('sessionStorage', placeKey, null);
    return null;
  }

  /** @returns {Earlier[]} the trees gone through before this page, oldest first */
  function earlier() {
    const found = load('sessionStorage', earlierKey);
    if (!Array.isArray(found)) return [];
    const chain = found.slice(0, found.findLastIndex(({ to }) => to === location.pathname) + 1);
    return chain.filter(({ url, lines }) => inside(url) && Array.isArray(lines));
  }

  /** @returns {{title: string, ask: string, verdict: string, url: string, lines: Line[]}} the tree as far as it was gone through */
  function told(guide) {
    const section = guide.section(guide.state.node);
    const [ask, verdict] = ['.gc-ask', '.gc-verdict'].map((name) => said(section.querySelector(name)));
    return { title: guide.dataset.title, ask, verdict, url: location.pathname + location.hash, lines: lines(guide) };
  }

  function remember(guide) {
    const { kind, trail } = guide.state;
    // A story of practice is no call to come back to.
    if (!trail.length || practising()) return;
    const { title, ask, url } = told(guide);
    save('sessionStorage', placeKey, kind === 'outcome' ? null : { title, ask, url, at: Date.now() });
  }

  const withdraw = () => document.querySelectorAll('.gc-resume').forEach((one) => one.remove());

  /** @returns {HTMLElement} the offer, with a button that forgets it */
  function offer({ title, ask, url }) {
    const forget = () => {
      save('sessionStorage', placeKey, null);
      withdraw();
    };
    return make(
      'div',
      'gc-resume',
      link('gc-resume-link', `Go on where you were: ${ask}`, url),
      make('span', 'gc-resume-title', title),
      button('Forget it', forget, 'gc-forget'),
    );
  }

  /** Offers the last place on the home page and at the start of its own guide. */
  function offerAll() {
    const found = place();
    const spots = document.querySelectorAll('[data-gc-resume]');
    withdraw();
    // Whoever comes by the home page begins anew: no tree led there, and what comes next is no practice.
    if (spots.length) [earlierKey, practiceKey].forEach((key) => save('sessionStorage', key, null));
    spots.forEach((spot) => {
      spot.hidden = !found;
    });
    if (!found) return;
    spots.forEach((spot) => spot.append(offer(found)));
    const guide = document.querySelector('decision-guide');
    const mine = found.url.split('#')[0] === location.pathname;
    if (mine && guide?.state && !guide.trail.length) guide.querySelector('.gc-bar').before(offer(found));
  }

  /** Shows which tree led here, with the way back to it. */
  function showEarlier(guide) {
    guide.querySelector('.gc-earlier')?.remove();
    const last = earlier().at(-1);
    if (!last) return;
    guide
      .querySelector('.gc-side')
      .prepend(make('p', 'gc-earlier', 'You came from ', link('', `${last.title}: ${last.ask}`, last.url)));
  }

  const isPrivate = (guide, question) => !!guide.section(question).querySelector('.gc-private');

  /** @returns {Line[]} one for each line of the trail */
  function lines(guide) {
    return guide.trail.map((given) => {
      const { ask, answer, ticks } = guide.words(given);
      const typed = GoodCall.measure?.typed(guide, given) ?? '';
      return [ask, [answer, ...ticks].join('; ') + (typed && ` (${typed})`), isPrivate(guide, given.question)];
    });
  }

  /** Keeps the trail of a tree whose link to another tree is followed. */
  function carry(event) {
    const way = event.target.closest?.('decision-guide :is(a.gc-answer[href], .gc-cases a, .gc-next a)');
    if (!way || way.pathname === location.pathname || way.origin !== location.origin) return;
    const guide = way.closest('decision-guide');
    const tree = told(guide);
    if (guide.state.kind === 'question') tree.lines.push([tree.ask, said(way), isPrivate(guide, guide.state.node)]);
    save('sessionStorage', earlierKey, [...earlier(), { ...tree, to: way.pathname }].slice(-9));
  }

  /** Practice needs its script only while a case is running. */
  function practise() {
    if (GoodCall.practice || !practising()) return;
    document.head.append(Object.assign(make('script', ''), { src: `${site}assets/gc/case.js` }));
  }

  /** Whoever changes an answer sees which one it was. */
  function markChosen(guide) {
    const { node, trail } = guide.state;
    const given = trail.find(({ question }) => question === node)?.answer;
    for (const one of guide.section(node).querySelectorAll('.gc-answer'))
      one.ariaCurrent = one.dataset.answer === given ? 'true' : null;
  }

  function onRender({ target }) {
    markChosen(target);
    remember(target);
    offerAll();
    showEarlier(target);
    practise();
  }

  GoodCall.resume = { earlier, told, practising, load, save, inside, site, make, link, button, said, watch };
  watch(onRender);
  document.addEventListener('click', carry, true);
  // The first release kept the place for all tabs, a private question's words with it.
  save('localStorage', placeKey, null);
  // Under instant navigation a home page may come without this file running again.
  window.document$?.subscribe?.(offerAll);
  offerAll();
})();
