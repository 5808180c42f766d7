/**
 * The trail beside a node: each answer given, with a link that changes it, and the way to start again.
 *
 * @typedef {object} TrailView
 * @property {HTMLElement} side what stands beside the node
 * @property {(state: State, isAtStart: boolean) => void} show
 */
void (() => {
  const { GoodCall } = window;
  const { words } = GoodCall;
  const { make } = GoodCall.markup;

  /** @type {GoodCall['trailView']} */
  GoodCall.trailView = (guide, { lead }) => {
    const list = make('ol', 'gc-given');
    const trail = make('nav', 'gc-trail', make('h2', '', words('Your answers')), list);
    const restart = make('a', 'gc-restart', words('Start again'));
    const side = make('div', 'gc-side', trail, restart);
    trail.ariaLabel = words('Your answers');
    lead(restart, /** @type {string} */ (guide.dataset.start), []);

    /** One line of the trail. @param {Given} given @param {State} state */
    function line(given, { node, trail }) {
      const { question } = given;
      const { ask, answer, ticks } = guide.words(given);
      const item = make('li', '');
      const change = make('a', 'gc-change', words('Change'));
      lead(change, question, trail);
      item.toggleAttribute('data-private', guide.isPrivate(question));
      change.ariaLabel = words('Change: %(ask)s', { ask });
      item.dataset.question = question;
      if (question === node) item.ariaCurrent = 'step';
      item.append(make('span', 'gc-given-ask', ask), make('strong', 'gc-given-answer', answer));
      item.append(...ticks.map((tick) => make('span', 'gc-given-tick', tick)), change);
      return item;
    }

    /** @type {TrailView['show']} */
    function show(state, isAtStart) {
      restart.hidden = isAtStart;
      trail.hidden = !state.trail.length;
      list.replaceChildren(...state.trail.map((given) => line(given, state)));
    }

    return { side, show };
  };
})();
