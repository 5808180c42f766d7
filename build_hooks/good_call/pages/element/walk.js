/**
 * A walk through a tree: what a fragment says of it, and what it says in a fragment. A node may stand before the end of
 * its trail: then the answers after it are kept while the rep changes this one.
 *
 * @typedef {{node: string, kind: string, trail: Given[], at: number, path: string[], straight: boolean}} State
 *   `at` counts the answers given before the node; `path` is every node of the trail, steps included;
 *   `straight` says that the trail doesn't begin at the tree's start
 * @typedef {State & {later: Given[]}} Found
 *   `later` are answers of a link that wait until a private question is answered anew
 */
(() => {
  const { GoodCall } = window;
  const { fragment, secrets, waysAmong } = GoodCall;
  const { counts } = GoodCall.nodes;

  /**
   * The walk through a tree.
   * @param {Map<string, TreeNode>} nodes
   */
  GoodCall.walkThrough = (tree, start, nodes) => {
    const ways = waysAmong(nodes);
    const isPrivate = (id) => GoodCall.nodes.isPrivate(nodes.get(id));

    /** @returns {string} the fragment of a node and its trail as anybody may see it */
    function write(node, trail) {
      return `#${fragment.write(
        node,
        trail.filter(({ question }) => !isPrivate(question)),
      )}`;
    }

    /** Keeps the private answers of a trail in the place of all earlier ones. @param {Given[]} trail */
    function keep(trail) {
      secrets.keep(
        tree,
        trail.filter(({ question }) => isPrivate(question)),
      );
    }

    /** @returns {?Given} the same answer under today's ids; null where this tree has no such answer */
    function rename(given) {
      const node = nodes.get(given.question);
      const answer = node?.answers.get(given.answer);
      const ticks = given.ticks.map((id) => node?.ticks.get(id));
      if (!answer || answer.again || node.kind !== 'question' || ticks.includes(undefined)) return null;
      const fits = !ticks.length || counts(answer, ticks.length);
      if (new Set(ticks).size < ticks.length || !fits) return null;
      return { question: node.id, answer: answer.id, ticks };
    }

    /** @returns {?Found} null where the fragment fits no path of this tree */
    function read(text) {
      const told = fragment.parse(text);
      const node = nodes.get(told.node);
      const trail = told.trail.map((given) => rename(given));
      if (!node || trail.includes(null)) return null;
      const entry = trail[0]?.question ?? node.id;
      const first = ways.onward([{ to: start }], [], false);
      if (first.includes(entry)) return follow(node, trail, first, false);
      // A link names no private answer, so it may begin behind one.
      const known = secrets.of(tree);
      const behind = first.some((id) => isPrivate(id) && (trail.length || known[id]));
      return (behind && follow(node, trail, first, false)) || follow(node, trail, [entry], true);
    }

    /**
     * Follows a trail, with the private answers that this tab knows in their places; one that it doesn't is asked for.
     * @param {Given[]} later
     * @param {string[]} next
     * @returns {?Found}
     */
    function follow(node, later, next, straight) {
      const kept = secrets.of(tree);
      const path = [];
      const trail = [];
      for (;;) {
        const told = later.find(({ question }, index) => !index && next.includes(question));
        const secret = told ? undefined : next.find(isPrivate);
        // Whoever went back stands before the private question, as before any other.
        const arrived = !later.length && next.slice(0, next.indexOf(secret) + 1).includes(node.id);
        const known = told ?? (!arrived && kept[secret] && rename(kept[secret]));
        if (known) {
          if (told) later = later.slice(1);
          path.push(...next.slice(0, next.indexOf(known.question) + 1));
          trail.push(known);
          next = ways.next(trail, straight);
          continue;
        }
        if (later.length && !secret) return null;
        const asks = secret && !path.includes(node.id) && (later.length > 0 || !next.includes(node.id));
        return at(asks ? nodes.get(secret) : node, trail, path, next, { straight, later });
      }
    }

    /** @returns {?Found} that of a node on a path, or among what may come next */
    function at(node, trail, path, next, more) {
      if (!path.includes(node.id)) path.push(...next.slice(0, next.indexOf(node.id) + 1));
      if (!path.includes(node.id)) return null;
      const before = path.slice(0, path.indexOf(node.id));
      const at = trail.filter((given) => before.includes(given.question)).length;
      return { node: node.id, kind: node.kind, trail, at, path, ...more };
    }

    /** @returns {?Found} of a link with something foreign at its end: as much of it as fits this tree */
    function trim(text) {
      const [clean] = /^[a-z0-9;=.-]*/.exec(text);
      const told = clean.replace(/;[^=;]+$/, '');
      const { node, trail } = fragment.parse(told);
      if (!node || told === text) return null;
      for (let count = trail.length; count; count -= 1) {
        const given = trail.slice(0, count);
        const whole = read(fragment.write(node, given));
        if (whole) return whole;
        const last = read(fragment.write(given.at(-1).question, given));
        if (last) return read(fragment.write(ways.next(last.trail, last.straight)[0], given)) ?? last;
      }
      return read(node);
    }

    /**
     * Goes on from `to`, keeping every later answer whose question still comes up.
     * @param {string[]} seen steps that needn't be shown again
     * @returns {[string, Given[]]} a node with its trail
     */
    function replay(to, trail, later, seen, straight) {
      const passed = [];
      let next = ways.onward([{ to }], trail, straight);
      for (;;) {
        const kept = later.find((given) => next.includes(given.question));
        const after = kept ? ways.next([...trail, kept], straight) : [];
        passed.push(...next.slice(0, after.length ? next.indexOf(kept.question) : 1));
        if (!after.length) break;
        trail = [...trail, kept];
        next = after;
      }
      return [passed.find((id) => !seen.includes(id)) ?? passed.at(-1), trail];
    }

    /** @returns {string} the fragment of the node before the one shown, on its path */
    function behind({ node, path, trail, at }) {
      const before = path[path.indexOf(node) - 1] ?? start;
      return write(
        before,
        trail.slice(0, at).filter((given) => path.indexOf(given.question) < path.indexOf(before)),
      );
    }

    return { ways, write, keep, read, trim, replay, behind };
  };
})();
