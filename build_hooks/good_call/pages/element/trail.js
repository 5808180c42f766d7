/**
 * The trail beside a node: each answer given, with a link that changes it, and the way to start again.
 *
 * @typedef {object} TrailView
 * @property {HTMLElement} side what stands beside the node
 * @property {(state: State) => void} show
 * @property {(before: boolean) => void} print a closed trail would be missing on paper
 */
void (() => {
  const { GoodCall } = window;
  const { words } = GoodCall;
  const { make } = GoodCall.markup;

  /** @type {GoodCall['trailView']} */
  GoodCall.trailView = (guide, { lead }) => {
    const list = make('ol', 'gc-given');
    const restart = make('a', 'gc-restart', words('Start again'));
    const count = make('span', 'gc-badge');
    const title = make('summary', '', make('h2', '', words('Your answers')), ' ', count);
    const box = /** @type {HTMLDetailsElement} */ (make('details', '', title, list, restart));
    const trail = make('nav', 'gc-trail', box);
    const side = make('div', 'gc-side', trail);
    // Beside the node there is room for it; a phone has better use for its own.
    const wide = matchMedia('(min-width: 60em)');
    trail.ariaLabel = words('Your answers');
    restart.href = `#${guide.dataset.start}`;

    /** One line of the trail. @param {Given} given @param {State} state */
    function line(given, { node, trail }) {
      const { question } = given;
      const { ask, answer, ticks } = guide.words(given);
      const item = make('li', '');
      const change = make('a', 'gc-change', words('Change'));
      if (given.from) change.href = guide.whence(given);
      else lead(change, question, trail);
      item.toggleAttribute('data-private', guide.isPrivate(question));
      change.ariaLabel = words('Change: %(ask)s', { ask });
      item.dataset.question = question;
      if (question === node) item.ariaCurrent = 'step';
      item.append(make('span', 'gc-given-ask', ask), make('strong', 'gc-given-answer', answer));
      item.append(...ticks.map((tick) => make('span', 'gc-given-tick', tick)));
      if (given.from) item.append(make('span', 'gc-given-from', words('from “%(guide)s”', { guide: given.from })));
      item.append(change);
      return item;
    }

    /** @type {TrailView['show']} */
    function show(state) {
      trail.hidden = !state.trail.length;
      count.textContent = `${state.trail.length}`;
      list.replaceChildren(...state.trail.map((given) => line(given, state)));
      box.open = wide.matches;
      // The newest is in view.
      list.scrollTop = list.scrollHeight;
    }

    /** @type {TrailView['print']} */
    function print(before) {
      box.open = before || wide.matches;
    }

    return { side, show, print };
  };
})();
