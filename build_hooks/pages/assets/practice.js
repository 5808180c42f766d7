/**
 * Practice: a case is played on its guide's own page, which compares the rep's path with the right one.
 *
 * The practice page holds the right paths in its HTML. sessionStorage carries the run from page to page,
 * localStorage keeps which cases were decided right. Needs resume.js.
 *
 * @typedef {{question: string, answer: string, ticks?: string[]}} Turn `ticks` are left out where nobody can tell
 * @typedef {{id: string, name: string, story: string, start: string, end: string, words: string, turns: Turn[]}} Case
 *   `start` and `end` are paths, the end's with its fragment; `words` says the end
 * @typedef {{right: boolean, mine: string, parted: ?string[], why: string[][]}} Result
 *   `parted` is [question, own answer, right answer], `why` lists [sentence, source, path]
 * @typedef {{home: string, cases: Case[], at: number, results: Result[]}} Run
 */
(() => {
  const GoodCall = (window.GoodCall ??= {});
  if (GoodCall.practice) return GoodCall.practice();

  const {src} = document.currentScript;
  const {load, save, inside, site} = GoodCall.resume;
  const runKey = `${site}gc-practice`;
  const overKey = `${site}gc-practice-over`;
  const marksKey = `${site}gc-practised`;
  const most = 10;

  /** @returns {?Run} */
  const running = () => load('sessionStorage', runKey);
  const keep = (run) => save('sessionStorage', runKey, run);

  function make(tag, name, ...inside) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...inside);
    return element;
  }

  const button = (words, onclick) => Object.assign(make('button', 'gc-action', words), {type: 'button', onclick});

  const link = (name, words, path) => Object.assign(make('a', name, words), inside(path) && {href: path});

  const said = (element) => element?.textContent.trim() ?? '';
  const pathOf = ({pathname, hash}) => pathname + hash;
  const isHome = ({start}) => start === location.pathname;

  /** @returns {Case} */
  function read(article) {
    const turns = [...article.querySelectorAll('[data-question]')].map(({dataset: {question, answer, ticks = ''}}) =>
      ({question, answer, ticks: ticks.split(' ').filter(Boolean)}));
    const end = article.querySelector('.gc-end');
    return {
      id: article.dataset.case,
      name: said(article.querySelector('h3')),
      story: said(article.querySelector('.gc-story')),
      start: article.querySelector('.gc-play').pathname,
      end: pathOf(end),
      words: said(end),
      turns,
    };
  }

  function begin(articles) {
    const cases = articles.map(read);
    save('sessionStorage', overKey, null);
    keep({home: location.pathname, cases, at: 0, results: []});
    return cases[0].start;
  }

  function draw(event) {
    event.preventDefault();
    const from = event.target.elements.from.value;
    const all = [...document.querySelectorAll('.gc-case')].filter(({dataset}) => !from || dataset.case.startsWith(`${from}/`));
    const shuffled = all.map((one) => [Math.random(), one]).sort(([one], [other]) => one - other).map(([, one]) => one);
    location.href = begin(shuffled.slice(0, most));
  }

  /** @param {?Turn} given what the rep answered in this place */
  function isSame({question, answer, ticks}, given, exact) {
    if (given?.question !== question || given.answer !== answer) return false;
    return !exact || !given.ticks || `${[...given.ticks].sort()}` === `${[...ticks].sort()}`;
  }

  function answered(guide, turn) {
    const {answer, ticks} = guide.words({ticks: [], ...turn});
    return [answer, ...ticks].join('; ');
  }

  const sourceOf = (source) => [said(source), pathOf(source)];

  /** @returns {string[][]} the reasons of the first of these nodes that has any */
  function reasons(guide, ids) {
    for (const id of ids) {
      // The reasons of the node shown stand beside it.
      const place = id === guide.state.node ? guide.querySelector('.gc-side') : guide.section(id);
      const found = [...place?.querySelectorAll('.gc-principle, .gc-policy') ?? []];
      if (found.length) return found.map((one) => [said(one.firstElementChild), ...sourceOf(one.querySelector('.gc-source a'))]);
    }
    return [];
  }

  /**
   * @param {Case} one
   * @param {string} end where the rep's path ends
   * @returns {Result}
   */
  function judge(one, guide, end, mine, given) {
    const right = end === one.end;
    const at = one.turns.findIndex((turn, index) => !isSame(turn, given[index], !right));
    const turn = one.turns[at];
    const own = given[at]?.question === turn?.question ? given[at] : null;
    const parted = turn ? [guide.words({...turn, ticks: []}).ask, own ? answered(guide, own) : '', answered(guide, turn)] : null;
    const nodes = [right ? '' : turn?.question, one.end.split('#')[1], one.turns.at(-1)?.question];
    return {right, mine, parted, why: reasons(guide, nodes)};
  }

  /** The first end that is reached counts. */
  function decide(guide, end, mine, given) {
    const run = running();
    const one = run?.cases[run.at];
    if (!one || run.results[run.at] || !isHome(one)) return false;
    run.results[run.at] = judge(one, guide, end, mine, given);
    keep(run);
    save('localStorage', marksKey, {...load('localStorage', marksKey), [one.id]: run.results[run.at].right});
    return true;
  }

  function onClick({target}) {
    const found = target.closest?.('.gc-play, decision-guide :is(a.gc-answer[href], .gc-cases a)');
    if (found?.matches('.gc-play')) begin([found.closest('.gc-case')]);
    else if (found && found.pathname !== location.pathname) leave(found);
  }

  /** A link to another tree ends a case as an outcome does. */
  function leave(found) {
    const guide = found.closest('decision-guide');
    const {node, kind, trail, at} = guide.state;
    const {answer} = found.closest('li:has(> .gc-answer)').querySelector('.gc-answer').dataset;
    const last = kind === 'question' ? [{question: node, answer}] : [];
    decide(guide, found.pathname, '', [...trail.slice(0, at), ...last]);
  }

  /** @returns {Node[]} the own path beside the right one, in words */
  function comparison(one, {right, mine, parted, why}) {
    const parts = [];
    const line = (words, ...inside) => parts.push(make('p', '', make('strong', '', words), ' ', ...inside));
    line('Your end:', mine);
    if (!right) line('The right end:', one.words);
    if (parted) {
      const [ask, own, theirs] = parted;
      line(right ? 'You came another way:' : 'Where the paths part:', `${ask} ${own ? `You answered “${own}”` : 'You were not asked'}; the story says “${theirs}”.`);
    }
    if (why.length) {
      line('What decides it:');
      parts.push(make('ul', '', ...why.map(([words, source, path]) => make('li', '', words, ' (', link('', source, path), ')'))));
    }
    return parts;
  }

  const verdict = ({right}) => (right ? '✓ Right' : '✕ Not what the story asks for');

  function stop() {
    keep(null);
    show();
  }

  /** @returns {HTMLElement} what leads on from a decided case */
  function onward(run) {
    const {cases, at, home} = run;
    const next = cases[at + 1];
    if (!next) return link('gc-go', 'See your results', home);
    const onclick = () => {
      keep({...run, at: at + 1});
      // The next case may begin at the very address that is shown.
      setTimeout(show);
    };
    return Object.assign(link('gc-go', 'Next case', next.start), {onclick});
  }

  /** Puts the running case above the question. */
  function showCase(guide, run, decided) {
    const {cases, at} = run;
    const one = cases[at];
    const result = run.results[at];
    if (result && !result.mine) {
      result.mine = `On to another guide: ${guide.dataset.title}`;
      keep(run);
    }
    const heading = make('h2', '', result ? verdict(result) : one.name);
    const style = Object.assign(make('link', ''), {rel: 'stylesheet', href: new URL('practice.css', src)});
    const panel = make('aside', 'gc-practice', style, make('p', 'gc-count', `Practice: case ${at + 1} of ${cases.length}`), heading, make('p', 'gc-story', one.story));
    panel.ariaLabel = 'Practice';
    heading.tabIndex = -1;
    if (result) panel.append(...comparison(one, result), onward(run));
    else if (!isHome(one)) panel.append(link('gc-go', 'Back to the case', one.start));
    panel.append(button('Stop practising', stop));
    guide.querySelector('.gc-bar').before(panel);
    if (decided) heading.focus({preventScroll: true});
  }

  /** @param {Run} run all cases of it are decided */
  function results({cases, results: all}) {
    const box = make('section', 'gc-practice', make('h2', '', `${all.filter(({right}) => right).length} of ${cases.length} right`));
    const list = make('ol', '');
    cases.forEach((one, index) => {
      const details = make('details', 'gc-right', make('summary', '', `${verdict(all[index])}: ${one.name}`), make('p', 'gc-story', one.story), ...comparison(one, all[index]));
      list.append(make('li', '', details));
    });
    box.append(list);
    return box;
  }

  /** Shows on the practice page what is going on, what came out, and which cases were decided. */
  function showHome(place) {
    const run = running();
    if (run?.results[run.cases.length - 1]) {
      keep(null);
      save('sessionStorage', overKey, run);
    }
    const over = load('sessionStorage', overKey);
    const parts = [];
    if (over) parts.push(results(over));
    else if (run) {
      const {name, start} = run.cases[run.at];
      parts.push(make('div', 'gc-practice', link('gc-go', `Go on with “${name}”`, start), button('Stop practising', stop)));
    }
    const marks = load('localStorage', marksKey);
    if (marks) parts.push(button('Forget my results', forget));
    place.replaceChildren(...parts);
    document.querySelector('.gc-draw').hidden = false;
    for (const article of document.querySelectorAll('.gc-case')) {
      const right = marks?.[article.dataset.case];
      // From its top the page shows the story too.
      article.querySelector('.gc-play').hash = '';
      article.querySelector('.gc-mark').textContent = right === undefined ? '' : right ? '✓ Decided right' : '✕ Decided otherwise';
    }
  }

  function forget() {
    save('localStorage', marksKey, null);
    save('sessionStorage', overKey, null);
    show();
  }

  function show(decided = false) {
    const place = document.querySelector('.gc-practising');
    if (place) return showHome(place);
    document.querySelectorAll('.gc-practice').forEach((one) => one.remove());
    const guide = document.querySelector('decision-guide');
    const run = running();
    if (guide?.state && run) showCase(guide, run, decided === true);
  }

  function onRender({target: guide}) {
    const {node, kind, trail} = guide.state;
    const section = guide.section(node);
    const mine = `${said(section.querySelector('.gc-verdict'))}: ${said(section.querySelector('.gc-ask'))}`;
    show(kind === 'outcome' && decide(guide, `${location.pathname}#${node}`, mine, trail));
  }

  GoodCall.practice = show;
  document.addEventListener('gc:render', onRender);
  document.addEventListener('click', onClick, true);
  document.addEventListener('submit', (event) => event.target.matches('.gc-draw') && draw(event));
  // A page that the browser kept whole comes back with yesterday's marks.
  addEventListener('pageshow', ({persisted}) => persisted && show());
  const guide = document.querySelector('decision-guide');
  if (guide?.state) onRender({target: guide});
  else show();
})();
