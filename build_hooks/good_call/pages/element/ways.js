/**
 * Which ways on are open, as far as a trail can tell. `straight` is that of a state.
 *
 * @typedef {object} Ways
 * @property {(answer: Answer, trail: Given[], straight: boolean) => Way[]} open where an answer may lead: one way, or
 *   more where the trail can't tell
 * @property {(ways: {to: string}[], trail: Given[], straight: boolean) => string[]} onward the nodes that come next
 *   without another answer: on through steps
 * @property {(trail: Given[], straight: boolean) => string[]} next the nodes that may follow the last answer of a trail
 */
void (() => {
  const { GoodCall } = window;
  const { counts } = GoodCall.nodes;

  /** @type {GoodCall['waysAmong']} */
  GoodCall.waysAmong = (nodes) => {
    /**
     * A case's condition: true, false, or undefined where the trail can't tell.
     * @param {string} condition
     * @param {Given[]} trail
     * @param {boolean} straight
     */
    function holds(condition, trail, straight) {
      const [question, values] = condition.split('=');
      const given = trail.find((one) => one.question === question);
      if (!given) return straight ? undefined : false;
      const wanted = values.split('|');
      if ([given.answer, ...given.ticks].some((id) => wanted.includes(id))) return true;
      const { answers, ticks } = nodes.get(question);
      const answer = /** @type {Answer} */ (answers.get(given.answer));
      const untold = ticks.size && !counts(answer, given.ticks.length);
      return untold ? undefined : false;
    }

    /** @type {Ways['open']} */
    function open(answer, trail, straight) {
      const ways = [];
      for (const way of answer.ways) {
        const held = way.when.map((condition) => holds(condition, trail, straight));
        if (held.includes(false)) continue;
        ways.push(way);
        if (!held.includes(undefined)) break;
      }
      return ways.length ? ways : answer.ways;
    }

    /** @type {Ways['onward']} */
    function onward(ways, trail, straight) {
      /** @type {Set<string>} */
      const ids = new Set();
      /** @param {{to: string}} way */
      const add = ({ to }) => nodes.has(to) && ids.add(to);
      ways.forEach(add);
      // The set grows while it is read: a step adds what follows it.
      for (const id of ids) {
        const { kind, answers } = nodes.get(id);
        if (kind !== 'step') continue;
        for (const [, answer] of answers) if (!answer.again) open(answer, trail, straight).forEach(add);
      }
      return [...ids];
    }

    /** @type {Ways['next']} */
    function next(trail, straight) {
      const { question, answer } = trail[trail.length - 1];
      const found = /** @type {Answer} */ (nodes.get(question).answers.get(answer));
      return onward(open(found, trail, straight), trail, straight);
    }

    return { open, onward, next };
  };
})();
