/**
 * What was answered in the guides before: taken over where a question here asks the same, and carried on. Private answers
 * go along in the tab's storage.
 *
 * @typedef {object} Carried answers are called <tree>/<question>, but for those that are taken over
 * @property {(told: Given[]) => void} set those that may be told, as the address names them
 * @property {() => Given[]} told
 * @property {() => Given[]} hidden the private ones
 * @property {(rename: (given: Given) => Given | null) => Given[]} taken those that hold here, in this tree's ids
 * @property {(trail: Given[], isThrough?: boolean) => string} onward the fragment
 *   that goes along to another tree; through this one, where nothing was shown
 * @property {(tree: string, trail: Given[]) => void} handOver lets private answers go along to another tree
 * @property {(tree: string, question?: string) => string} back the fragment that leads back to a tree before, with all
 *   that was answered there; to its last question where none is named
 * @property {() => string} before the tree that led here; '' where none did
 */
void (() => {
  const { GoodCall } = window;
  const { fragment, secrets } = GoodCall;

  /** @type {GoodCall['carriedInto']} */
  GoodCall.carriedInto = (tree, nodes, isPrivate) => {
    /** @type {Given[]} */
    let all = [];
    const told = () => all;

    /** @type {Carried['hidden']} */
    const hidden = () =>
      all.length ? Object.values(secrets.of(tree)).filter(({ question }) => question.includes('/')) : [];

    /** @type {Carried['taken']} */
    function taken(rename) {
      const found = new Map();
      for (const given of [...all, ...hidden()]) {
        for (const { id, alike } of new Set(nodes.values())) {
          const from = alike.get(given.question);
          // The last answer holds; one that this question lacks is asked for.
          const own = from && rename({ ...given, question: id });
          if (from) found.set(id, own && { ...own, from, same: given.question });
        }
      }
      return [...found.values()].filter(Boolean);
    }

    /**
     * What was asked here, as another tree names it.
     * @param {Given[]} trail
     * @param {(id: string) => boolean} wanted
     */
    const asked = (trail, wanted) =>
      trail
        .filter(({ question, from }) => !from && wanted(question))
        .map((given) => ({ ...given, question: `${tree}/${given.question}` }));

    /** @type {Carried['onward']} */
    function onward(trail, isThrough) {
      const own = asked(trail, (id) => !isPrivate(id));
      const mark = isThrough ? [] : [{ question: `${tree}/`, answer: '', ticks: [] }];
      return `#${fragment.write('', [], [...all, ...(own.length ? own : mark)])}`;
    }

    /** @type {Carried['handOver']} */
    const handOver = (other, trail) => secrets.keep(other, [...hidden(), ...asked(trail, isPrivate)]);

    /** @type {Carried['back']} */
    function back(other, question) {
      const start = `${other}/`;
      const own = all.filter((given) => given.question.startsWith(start));
      const trail = own.flatMap((given) =>
        given.answer ? [{ ...given, question: given.question.split('/')[1] }] : [],
      );
      const last = trail.at(-1)?.question ?? '';
      /** @param {string} id */
      const place = (id) => fragment.write(id, trail, all.slice(0, all.indexOf(own[0])));
      if (!question || trail.some((given) => given.question === question)) return place(question ?? last);
      // A private question of another tree may be one that only a private answer leads to.
      return secrets.veil(place(last), place(question));
    }

    /** @type {Carried['before']} */
    const before = () => all.at(-1)?.question.split('/')[0] ?? '';

    return {
      set: (given) => {
        all = given;
      },
      told,
      hidden,
      taken,
      onward,
      handOver,
      back,
      before,
    };
  };
})();
