/**
 * A walk through a tree: what a fragment says of it, and what it says in a fragment. A node may stand before the end of
 * its trail: then the answers after it are kept while the rep changes this one.
 *
 * @typedef {{node: string, kind: NodeKind, trail: Given[], at: number, path: string[], straight: boolean}} State
 *   `at` counts the answers given before the node; `path` is every node of the trail, steps included;
 *   `straight` says that the trail doesn't begin at the tree's start
 * @typedef {State & {later: Given[], asks: boolean}} Found
 *   `later` are answers of a link that wait until a private question is answered anew; `asks` says that it is shown in
 *   the place of what the link names
 * @typedef {{node: string, trail: Given[], out?: Way}} Replayed a node with its trail; or the way `out` of the tree,
 *   where the last answer that was taken over leads there
 * @typedef {object} Walk
 * @property {Ways} ways
 * @property {Carried} carried
 * @property {() => Given[]} taken what is taken over, in this tree's ids
 * @property {(node: string, trail: Given[]) => string} write the fragment of a node and its trail as anybody may see it
 * @property {(trail: Given[]) => void} keep keeps the private answers of a trail in the place of all earlier ones
 * @property {(text: string) => Found | null} read null where the fragment fits no path of this tree
 * @property {(text: string) => Replayed | null} arrive where whoever comes over stands; null for whoever doesn't
 * @property {(text: string) => Found | null} trim of a link with something foreign at its end: as much of it as fits
 * @property {(to: string, trail: Given[], later: Given[], seen: string[], straight: boolean) => Replayed}
 *   replay goes on from `to`, keeping every later answer whose question still comes up; steps that were `seen` needn't
 *   be shown again
 * @property {(found: Found) => string} behind the fragment of the node before the one shown that was shown too; '' where
 *   that is in the tree before
 */
void (() => {
  const { GoodCall } = window;
  const { carriedInto, fragment, secrets, waysAmong } = GoodCall;
  const { counts } = GoodCall.nodes;

  /** @type {GoodCall['walkThrough']} */
  GoodCall.walkThrough = (tree, start, nodes) => {
    const ways = waysAmong(nodes);
    /** @param {string} id */
    const isPrivate = (id) => GoodCall.nodes.isPrivate(nodes.get(id));

    const carried = carriedInto(tree, nodes, isPrivate);
    const taken = () => carried.taken(rename);

    /** @type {Walk['write']} */
    function write(node, trail) {
      /** @param {string} id @param {Given[]} given */
      const tell = (id, given) => {
        const told = given.filter(({ question, from }) => !from && !isPrivate(question));
        return fragment.write(id, told, carried.told());
      };
      const text = tell(node, trail);
      const veil = nodes.get(node)?.section.dataset.veil?.split(' ');
      if (!veil) return `#${text}`;
      const at = trail.findIndex(({ question }) => veil.includes(question));
      const told = at < 0 ? tell(veil[0], trail) : tell(trail[at].question, trail.slice(0, at));
      return `#${secrets.veil(told, text)}`;
    }

    /** @type {Walk['keep']} */
    function keep(trail) {
      const own = trail.filter(({ question, from }) => !from && isPrivate(question));
      secrets.keep(tree, [...carried.hidden(), ...own]);
    }

    /** @param {Given} given @returns {Given | null} the same answer under today's ids; null where this tree has none */
    function rename(given) {
      const node = nodes.get(given.question);
      const answer = node?.answers.get(given.answer);
      const ticks = given.ticks.map((id) => node?.ticks.get(id) ?? '');
      if (!node || !answer || answer.again || node.kind !== 'question' || ticks.includes('')) return null;
      if (new Set(ticks).size < ticks.length || (ticks.length && !counts(answer, ticks.length))) return null;
      return { question: node.id, answer: answer.id, ticks };
    }

    /** @type {Walk['arrive']} */
    function arrive(text) {
      const told = fragment.parse(text);
      carried.set(told.carried);
      return told.node || told.trail.length || !text ? null : replay(start, [], taken(), [], false);
    }

    /** @type {Walk['read']} */
    function read(text) {
      const arrived = arrive(text);
      const told = fragment.parse(text);
      const first = ways.onward([{ to: start }], [], false);
      const node = nodes.get(arrived?.node ?? told.node);
      const trail = told.trail.map(rename).filter((given) => !!given);
      if (!node || trail.length < told.trail.length) return null;
      if (arrived) return follow(node, trail, first, false);
      const entry = trail[0]?.question ?? node.id;
      if (first.includes(entry)) return follow(node, trail, first, false);
      // A link names no private answer, so it may begin behind one.
      const known = secrets.of(tree);
      const behind =
        taken().some(({ question }) => first.includes(question)) ||
        first.some((id) => isPrivate(id) && (trail.length || known[id]));
      return (behind && follow(node, trail, first, false)) || follow(node, trail, [entry], true);
    }

    /**
     * Follows a trail, with the answers that are taken over and the private ones that this tab knows in their places; a
     * private one that it doesn't know is asked for.
     * @param {TreeNode} node
     * @param {Given[]} later
     * @param {string[]} next
     * @param {boolean} straight
     * @returns {Found | null}
     */
    function follow(node, later, next, straight) {
      const kept = secrets.of(tree);
      const over = taken();
      /** @type {string[]} */
      const path = [];
      /** @type {Given[]} */
      const trail = [];
      for (;;) {
        const told = later.find(({ question }, index) => !index && next.includes(question));
        const before = told ?? over.find(({ question }) => next.includes(question));
        const secret = (before ? undefined : next.find(isPrivate)) ?? '';
        // Whoever went back stands before the private question, as before any other.
        const arrived = !later.length && next.slice(0, next.indexOf(secret) + 1).includes(node.id);
        const known = before ?? (!arrived && kept[secret] && rename(kept[secret]));
        if (known) {
          if (told) later = later.slice(1);
          path.push(...next.slice(0, next.indexOf(known.question) + 1));
          trail.push(known);
          next = ways.next(trail, straight);
          continue;
        }
        if (later.length && !secret) return null;
        const asks = !!secret && !path.includes(node.id) && (later.length > 0 || !next.includes(node.id));
        return at(asks ? nodes.get(secret) : node, trail, path, next, { straight, later, asks });
      }
    }

    /**
     * That of a node on a path, or among what may come next.
     * @param {TreeNode} node
     * @param {Given[]} trail
     * @param {string[]} path
     * @param {string[]} next
     * @param {Pick<Found, 'straight' | 'later' | 'asks'>} more
     * @returns {Found | null}
     */
    function at(node, trail, path, next, more) {
      path.push(...next.slice(0, next.indexOf(node.id) + 1));
      if (!path.includes(node.id)) return null;
      const before = path.slice(0, path.indexOf(node.id));
      const at = trail.filter((given) => before.includes(given.question)).length;
      return { node: node.id, kind: node.kind, trail, at, path, ...more };
    }

    /** @type {Walk['trim']} */
    function trim(text) {
      const told = text.replace(/[^a-z0-9/;=.-].*/s, '').replace(/;[^=;]+$|[./]+$/, '');
      const { node, trail, carried: over } = fragment.parse(told);
      if (told === text) return null;
      if (!node) return trail.length ? null : read(told);
      for (let count = trail.length; count; count -= 1) {
        const given = trail.slice(0, count);
        const whole = read(fragment.write(node, given, over));
        if (whole) return whole;
        const last = read(fragment.write(given[count - 1].question, given, over));
        if (last) return read(fragment.write(ways.next(last.trail, last.straight)[0], given, over)) ?? last;
      }
      return read(fragment.write(node, [], over));
    }

    /**
     * The way out of the tree by an answer that was taken over; none where it leads on, or nobody can tell.
     * @param {Given} given
     * @param {Given[]} trail
     * @param {boolean} straight
     */
    function outBy({ question, answer }, trail, straight) {
      const found = /** @type {Answer} */ (nodes.get(question).answers.get(answer));
      const [out, ...others] = ways.open(found, trail, straight);
      return !out.to && !others.length ? out : undefined;
    }

    /** @type {Walk['replay']} */
    function replay(to, trail, later, seen, straight) {
      const passed = [];
      let next = ways.onward([{ to }], trail, straight);
      for (;;) {
        const kept = later.find((given) => next.includes(given.question));
        const after = kept ? ways.next([...trail, kept], straight) : [];
        passed.push(...next.slice(0, kept && after.length ? next.indexOf(kept.question) : 1));
        const unseen = passed.some((id) => !seen.includes(id) && id !== kept?.question);
        const out = kept?.from && !after.length && !unseen && outBy(kept, [...trail, kept], straight);
        if (out) return { node: '', trail: [...trail, kept], out };
        if (!kept || !after.length) break;
        trail = [...trail, kept];
        next = after;
      }
      return { node: passed.find((id) => !seen.includes(id)) ?? /** @type {string} */ (passed.at(-1)), trail };
    }

    /** @type {Walk['behind']} */
    function behind({ node, path, trail, at }) {
      const over = trail.filter(({ from }) => from).map(({ question }) => question);
      const shown = path.slice(0, path.indexOf(node)).filter((id) => !over.includes(id));
      if (!shown.length) return carried.told().length ? '' : write(start, []);
      const before = /** @type {string} */ (shown.at(-1));
      return write(
        before,
        trail.slice(0, at).filter((given) => path.indexOf(given.question) < path.indexOf(before)),
      );
    }

    return { ways, carried, taken, write, keep, read, arrive, trim, replay, behind };
  };
})();
