/** Which ways on are open, as far as a trail can tell. */
(() => {
  const { GoodCall } = window;
  const { counts } = GoodCall.nodes;

  /**
   * The ways on in a tree.
   * @param {Map<string, TreeNode>} nodes
   */
  GoodCall.waysAmong = (nodes) => {
    /**
     * A case's condition: true, false, or undefined where the trail can't tell.
     * @param {Given[]} trail
     */
    function holds(condition, trail, straight) {
      const [question, values] = condition.split('=');
      const given = trail.find((one) => one.question === question);
      if (!given) return straight ? undefined : false;
      const wanted = values.split('|');
      if ([given.answer, ...given.ticks].some((id) => wanted.includes(id))) return true;
      const { answers, ticks } = nodes.get(question);
      const untold = ticks.size && !counts(answers.get(given.answer), given.ticks.length);
      return untold ? undefined : false;
    }

    /** @returns {Way[]} where an answer may lead: one way, or more where the trail can't tell */
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

    /** @returns {string[]} the nodes that come next without another answer: on through steps */
    function onward(ways, trail, straight) {
      const ids = new Set();
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

    /** @returns {string[]} the nodes that may follow the last answer of a trail */
    function next(trail, straight) {
      const { question, answer } = trail.at(-1);
      const found = nodes.get(question).answers.get(answer);
      return onward(open(found, trail, straight), trail, straight);
    }

    return { open, onward, next };
  };
})();
