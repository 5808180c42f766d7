/**
 * The pages of practice: they show which cases were decided, draw ten, and hold the cases with their right paths.
 *
 * A run that is drawn names its cases by page and number. On the way to a case its page puts it into the run and goes
 * straight on to the guide: no page has to be fetched, which nothing may on file://. Needs case.js, with its types.
 */
void (() => {
  const { GoodCall } = window;
  if (GoodCall.practise) return GoodCall.practise();

  const { site, load, save } = GoodCall.store;
  const { make, button, said } = GoodCall.markup;
  const { words } = GoodCall;
  const { running, keep, marks, mark, link, addressOf, addressTo, verdict, comparison } = /** @type {Practice} */ (
    GoodCall.practice
  );
  const overKey = `${site}gc-practice-over`;
  const most = 10;

  /** @param {HTMLElement} article */
  const play = (article) => /** @type {HTMLAnchorElement} */ (article.querySelector('.gc-play'));

  /** @param {HTMLElement} article @returns {PracticeCase} */
  function read(article) {
    const turns = [...article.querySelectorAll('[data-question]')].map(
      ({ dataset: { question = '', answer = '', ticks = '' } }) => ({
        question,
        answer,
        ticks: ticks.split(' ').filter(Boolean),
      }),
    );
    const end = /** @type {HTMLAnchorElement} */ (article.querySelector('.gc-end'));
    return {
      id: /** @type {string} */ (article.dataset.case),
      name: said(article.querySelector('h2')),
      story: said(article.querySelector('.gc-story')),
      start: play(article).pathname,
      end: addressOf(end),
      words: said(end),
      turns,
    };
  }

  /** @param {(PracticeCase | Drawn)[]} cases */
  function begin(cases) {
    save('sessionStorage', overKey, null);
    keep({ home: location.pathname, cases, at: 0, results: [] });
  }

  /** @param {HTMLElement} item @returns {Drawn[]} all cases of a tree */
  function places(item) {
    const { pathname: page } = /** @type {HTMLAnchorElement} */ (item.querySelector('a'));
    return Array.from({ length: Number(item.dataset.cases) }, (_, number) => ({ page, number }));
  }

  /** @param {HTMLFormElement} form */
  function draw(form) {
    const from = /** @type {HTMLSelectElement} */ (form.elements.namedItem('from')).value;
    const items = [...document.querySelectorAll('.gc-practice-tree')].filter(
      ({ dataset }) => !from || dataset.tree === from,
    );
    const drawn = items
      .flatMap(places)
      .map((one) => ({ one, at: Math.random() }))
      .sort((one, other) => one.at - other.at);
    const cases = drawn.slice(0, most).map(({ one }) => one);
    begin(cases);
    location.href = cases[0].page;
  }

  /**
   * Puts the cases of this page into the run that waits for one of them, and goes straight on to it.
   * @param {Run} run
   */
  function goOn(run) {
    const articles = document.querySelectorAll('.gc-practice-case');
    const told = run.cases.map((one) =>
      'page' in one && one.page === location.pathname ? articles[one.number] && read(articles[one.number]) : one,
    );
    // A case may have been taken out of the guide since it was drawn.
    const cases = told.filter((one) => !!one);
    keep({ ...run, cases });
    location.replace(cases[run.at] ? addressTo(cases[run.at]) : run.home);
  }

  /** @param {Run} run all cases of it are decided */
  function results({ cases, results: all }) {
    const items = /** @type {PracticeCase[]} */ (cases).map(({ name, story }, index) =>
      make(
        'li',
        '',
        make(
          'details',
          'gc-right',
          make('summary', '', words('%(verdict)s: %(story)s', { verdict: verdict(all[index]), story: name })),
          make('p', 'gc-story', story),
          ...comparison(all[index]),
        ),
      ),
    );
    const right = all.filter((one) => one.right).length;
    return make(
      'section',
      'gc-practice',
      make(
        'h2',
        '',
        GoodCall.locale.count('%(num)s of %(all)s right', '%(num)s of %(all)s right', right, { all: cases.length }),
      ),
      make('ol', '', ...items),
    );
  }

  function stop() {
    keep(null);
    show();
  }

  function forget() {
    mark(null);
    save('sessionStorage', overKey, null);
    show();
  }

  /** @returns {HTMLElement[]} what is going on, or what came out, and the way to forget it */
  function state() {
    const run = running();
    if (run && run.results.length === run.cases.length) {
      keep(null);
      save('sessionStorage', overKey, run);
    }
    const over = load('sessionStorage', overKey);
    const parts = over ? [results(over)] : [];
    if (!over && run) {
      const { [run.at]: due } = run.cases;
      parts.push(
        make(
          'div',
          'gc-practice',
          link(
            'gc-go',
            'name' in due ? words('Go on with “%(story)s”', { story: due.name }) : words('Go on with the next case'),
            addressTo(due),
          ),
          button(words('Stop practising'), stop),
        ),
      );
    }
    if (Object.keys(marks()).length) parts.push(button(words('Forget my results'), forget));
    return parts;
  }

  /** @param {HTMLElement} item */
  const markOf = (item) => /** @type {HTMLElement} */ (item.querySelector('.gc-mark'));

  function showMarks() {
    const all = marks();
    for (const article of document.querySelectorAll('.gc-practice-case')) {
      const right = all[article.dataset.case ?? ''];
      // From its top the page shows the story too.
      play(article).hash = '';
      markOf(article).textContent =
        right === undefined ? '' : right ? words('✓ Decided right') : words('✕ Decided otherwise');
    }
    for (const item of document.querySelectorAll('.gc-practice-tree')) {
      const mine = Object.keys(all).filter((id) => id.startsWith(`${item.dataset.tree}/`) && all[id]);
      markOf(item).textContent = mine.length
        ? GoodCall.locale.count('✓ %(num)s decided right', '✓ %(num)s decided right', mine.length)
        : '';
    }
  }

  function show() {
    const place = document.querySelector('.gc-practising');
    const run = running();
    if (!place) return;
    const due = run?.cases[run.at];
    if (run && due && 'page' in due && due.page === location.pathname) return goOn(run);
    place.replaceChildren(...state());
    document.querySelector('.gc-draw')?.removeAttribute('hidden');
    showMarks();
  }

  GoodCall.practise = show;
  document.addEventListener(
    'click',
    ({ target }) => {
      const article = /** @type {Element} */ (target).closest?.('.gc-play')?.closest('.gc-practice-case');
      if (article) begin([read(article)]);
    },
    true,
  );
  document.addEventListener('submit', (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches('.gc-draw')) return;
    event.preventDefault();
    draw(form);
  });
  // A page that the browser kept whole comes back with yesterday's marks.
  addEventListener('pageshow', ({ persisted }) => persisted && show());
  show();
})();
