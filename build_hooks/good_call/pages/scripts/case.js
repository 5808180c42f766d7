/**
 * A case of practice, played on its tree's own page, which compares the rep's path with the right one.
 *
 * sessionStorage carries the run from page to page, localStorage keeps which cases were decided right. Needs resume.js.
 *
 * @typedef {{question: string, answer: string, ticks?: string[]}} GivenInStory `ticks` are left out where nobody can
 *   tell
 * @typedef {{id: string, name: string, story: string, start: string, end: string, words: string, turns:
 *   GivenInStory[]}} PracticeCase `start` and `end` are addresses, the end's with its fragment; `words` says the end
 * @typedef {{page: string, number: number}} Drawn a case that only its page of practice can tell
 * @typedef {{right: boolean, lines: string[][], why: string[][]}} Result
 *   `lines` are [label, words], the rep's own end first; `why` lists [sentence, source, address]
 * @typedef {{home: string, cases: (PracticeCase|Drawn)[], at: number, results: Result[]}} Run
 * @typedef {object} Practice
 * @property {() => Run | null} running
 * @property {(run: Run | null) => void} keep
 * @property {() => Record<string, boolean>} marks which cases were decided right, by id
 * @property {(all: Record<string, boolean> | null) => void} mark
 * @property {(name: string, label: string, address: string) => HTMLAnchorElement} link without an address where that is
 *   none of this site
 * @property {(place: {pathname: string, hash: string}) => string} addressOf
 * @property {(one: PracticeCase | Drawn) => string} addressTo
 * @property {(result: Result) => string} verdict
 * @property {(result: Result) => HTMLElement[]} comparison the own path beside the right one, in words
 */
void (() => {
  const { GoodCall } = window;
  if (GoodCall.practice) return;

  const { site, load, save } = GoodCall.store;
  const { make, link: anyLink, button, said } = GoodCall.markup;
  const { words } = GoodCall;
  const { inside, watch } = GoodCall.resume;
  const own = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const runKey = `${site}gc-practice`;
  const marksKey = `${site}gc-practised`;

  /** @type {Practice['running']} */
  const running = () => load('sessionStorage', runKey);
  /** @type {Practice['keep']} */
  const keep = (run) => save('sessionStorage', runKey, run);
  /** @type {Practice['marks']} */
  const marks = () => load('localStorage', marksKey) ?? {};
  /** @type {Practice['mark']} */
  const mark = (all) => save('localStorage', marksKey, all);

  /** @type {Practice['link']} */
  const link = (name, label, address) => (inside(address) ? anyLink(name, label, address) : make('a', name, label));
  /** @type {Practice['addressOf']} */
  const addressOf = ({ pathname, hash }) => pathname + hash;
  /** @type {Practice['addressTo']} */
  const addressTo = (one) => ('start' in one ? one.start : one.page);
  /**
   * @param {PracticeCase | Drawn | undefined} one
   * @returns {one is PracticeCase} whether it is a case that begins on this page
   */
  const isHome = (one) => !!one && 'start' in one && one.start === location.pathname;

  /**
   * @param {GivenInStory} turn
   * @param {GivenInStory | undefined} given what the rep answered in this place
   * @param {boolean} exact
   */
  function isSame({ question, answer, ticks }, given, exact) {
    if (given?.question !== question || given.answer !== answer) return false;
    return !exact || !given.ticks || `${[...given.ticks].sort()}` === `${[...(ticks ?? [])].sort()}`;
  }

  /** @param {Guide} guide @param {GivenInStory} turn */
  function answered(guide, turn) {
    const { answer, ticks } = guide.words({ ticks: [], ...turn });
    return [answer, ...ticks].join('; ');
  }

  /**
   * @param {Guide} guide
   * @param {(string | undefined)[]} ids
   * @returns {string[][]} the reasons of the first of these nodes that has any
   */
  function reasons(guide, ids) {
    for (const id of ids) {
      const found = id ? [...(guide.section(id)?.querySelectorAll('.gc-principle, .gc-policy') ?? [])] : [];
      if (found.length) return found.map(reason);
    }
    return [];
  }

  /** @param {HTMLElement} principle */
  function reason(principle) {
    const source = /** @type {HTMLAnchorElement} */ (principle.querySelector('.gc-source a'));
    return [said(principle.firstElementChild), said(source), addressOf(source)];
  }

  /**
   * @param {Guide} guide
   * @param {GivenInStory | undefined} turn
   * @param {GivenInStory | undefined} given
   * @param {boolean} right
   * @returns {string[][]} the question at which two paths part, with both answers to it
   */
  function parting(guide, turn, given, right) {
    if (!turn) return [];
    const { ask } = guide.words({ ...turn, ticks: [] });
    const said = { ask, right: answered(guide, turn) };
    return [
      [
        right ? words('You came another way:') : words('Where the paths part:'),
        given?.question === turn.question
          ? words('%(ask)s You answered “%(own)s”; the story says “%(right)s”.', {
              ...said,
              own: answered(guide, given),
            })
          : words('%(ask)s You were not asked; the story says “%(right)s”.', said),
      ],
    ];
  }

  /**
   * @param {PracticeCase} one
   * @param {Guide} guide
   * @param {string} end where the rep's path ends
   * @param {string} mine the same in words
   * @param {GivenInStory[]} given
   * @returns {Result}
   */
  function judge(one, guide, end, mine, given) {
    const right = end === one.end;
    const at = one.turns.findIndex((turn, index) => !isSame(turn, given[index], !right));
    const turn = one.turns[at];
    const lines = [
      [words('Your end:'), mine],
      ...(right ? [] : [[words('The right end:'), one.words]]),
      ...parting(guide, turn, given[at], right),
    ];
    const nodes = [right ? '' : turn?.question, one.end.split('#')[1], one.turns.at(-1)?.question];
    return { right, lines, why: reasons(guide, nodes) };
  }

  /**
   * The first end that is reached counts.
   * @param {Guide} guide
   * @param {string} end
   * @param {string} mine
   * @param {GivenInStory[]} given
   */
  function decide(guide, end, mine, given) {
    const run = running();
    const one = run?.cases[run.at];
    if (!run || run.results[run.at] || !isHome(one)) return false;
    const result = judge(one, guide, end, mine, given);
    run.results[run.at] = result;
    keep(run);
    mark({ ...marks(), [one.id]: result.right });
    return true;
  }

  /** A link to another tree ends a case as an outcome does. @param {MouseEvent} event */
  function onClick({ target }) {
    const found = /** @type {HTMLAnchorElement | null} */ (
      /** @type {Element} */ (target).closest?.('decision-guide :is(a.gc-answer[href], .gc-cases a)')
    );
    const guide = found?.closest('decision-guide');
    if (!found || !guide || found.pathname === location.pathname) return;
    const { node, kind, trail, at } = guide.state;
    const { answer = '' } = found.closest('li:has(> .gc-answer)')?.querySelector('.gc-answer')?.dataset ?? {};
    const last = kind === 'question' ? [{ question: node, answer }] : [];
    decide(guide, found.pathname, '', [...trail.slice(0, at), ...last]);
  }

  /** @type {Practice['verdict']} */
  const verdict = ({ right }) => (right ? words('✓ Right') : words('✕ Not what the story asks for'));

  /** @type {Practice['comparison']} */
  function comparison({ lines, why }) {
    /** @type {HTMLElement[]} */
    const parts = lines.map(([label, text]) => make('p', '', make('strong', '', label), ` ${text}`));
    const items = why.map(([text, source, address]) => make('li', '', `${text} (`, link('', source, address), ')'));
    if (items.length)
      parts.push(make('p', '', make('strong', '', words('What decides it:'))), make('ul', '', ...items));
    return parts;
  }

  /** @param {Run} run @returns {HTMLElement} what leads on from a decided case */
  function onward({ cases, at, home, results }) {
    const next = cases[at + 1];
    if (!next) return link('gc-go', words('See your results'), home);
    const onclick = () => {
      keep({ cases, at: at + 1, home, results });
      // The next case may begin at the very address that is shown.
      setTimeout(show);
    };
    return Object.assign(link('gc-go', words('Next case'), addressTo(next)), { onclick });
  }

  /**
   * @param {Guide} guide
   * @param {Run} run
   * @returns {HTMLElement} the running case, to stand above the question
   */
  function panel(guide, run) {
    const {
      cases,
      at,
      results: { [at]: result },
    } = run;
    const one = /** @type {PracticeCase} */ (cases[at]);
    if (result && !result.lines[0][1]) {
      result.lines[0][1] = words('On to another guide: %(tree)s', { tree: guide.dataset.title ?? '' });
      keep(run);
    }
    const style = Object.assign(make('link', ''), {
      rel: 'stylesheet',
      href: new URL(`practice.css${own.search}`, own).href,
    });
    const heading = Object.assign(make('h2', '', result ? verdict(result) : one.name), { tabIndex: -1 });
    const box = make(
      'aside',
      'gc-practice',
      style,
      make('p', 'gc-count', words('Practice: case %(num)s of %(all)s', { num: at + 1, all: cases.length })),
      heading,
      make('p', 'gc-story', one.story),
    );
    box.ariaLabel = words('Practice');
    if (result) box.append(...comparison(result), onward(run));
    else if (!isHome(one)) box.append(link('gc-go', words('Back to the case'), addressTo(one)));
    box.append(button(words('Stop practising'), stop));
    return box;
  }

  function stop() {
    keep(null);
    show();
  }

  /** @param {unknown} [decided] */
  function show(decided) {
    const guide = document.querySelector('decision-guide');
    const run = running();
    document.querySelector('decision-guide .gc-practice')?.remove();
    // A case that is still a place has not begun: its own page comes first.
    if (!guide?.state || !run || !('start' in (run.cases[run.at] ?? {}))) return;
    const box = panel(guide, run);
    guide.querySelector('.gc-bar')?.before(box);
    if (decided === true) box.querySelector('h2')?.focus({ preventScroll: true });
  }

  /** @type {OnRender} */
  function onRender({ target: guide }) {
    const { node, kind, trail } = guide.state;
    const section = guide.section(node);
    const [sort, ask] = ['.gc-verdict', '.gc-ask'].map((name) => said(section.querySelector(name)));
    const mine = words('%(sort)s: %(ask)s', { sort, ask });
    show(kind === 'outcome' && decide(guide, `${location.pathname}#${node}`, mine, trail));
  }

  GoodCall.practice = { running, keep, marks, mark, link, addressOf, addressTo, verdict, comparison };
  document.addEventListener('click', onClick, true);
  watch(onRender);
})();
