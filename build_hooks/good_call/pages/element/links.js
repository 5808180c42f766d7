/**
 * The links of a guide: each leads to a node with its trail, whose private answers no address holds.
 *
 * @typedef {object} Links
 * @property {(link: HTMLAnchorElement, node: string, trail: Given[]) => void} lead leads a link to a node with a trail
 * @property {(answer: Answer, found: Found, ticks?: string[]) => void} aim points an answer's link to where it leads
 *   from here, the trail included
 * @property {(link: HTMLAnchorElement) => Given[] | undefined} trailOf the trail to which a link leads
 */
void (() => {
  const { GoodCall } = window;

  /** @type {GoodCall['linksOf']} */
  GoodCall.linksOf = (walk) => {
    /** @type {WeakMap<HTMLAnchorElement, Given[]>} the whole trail behind a link */
    const trails = new WeakMap();

    /** @type {Links['lead']} */
    function lead(link, node, trail) {
      link.href = walk.write(node, trail);
      trails.set(link, trail);
    }

    /**
     * Leads to another tree, with all that was answered.
     * @param {HTMLAnchorElement} link
     * @param {HTMLAnchorElement} way
     * @param {Given[]} trail
     */
    function leadOut(link, way, trail) {
      link.href = way.pathname + location.search + walk.carried.onward(trail);
      link.dataset.tree = way.dataset.tree;
      trails.set(link, trail);
    }

    /**
     * Leads to a question passed before, with the answers before it.
     * @param {HTMLAnchorElement} link
     * @param {string} question
     * @param {Given[]} trail
     */
    function leadBack(link, question, trail) {
      const at = trail.findIndex((given) => given.question === question);
      lead(link, question, trail.slice(0, Math.max(at, 0)));
    }

    /** @type {Links['aim']} */
    function aim(answer, { node, kind, trail, at, path, straight, later }, ticks = []) {
      const { element, ways } = answer;
      const asked = kind === 'question';
      const before = trail.slice(0, at);
      const now = asked ? [...before, { question: node, answer: answer.id, ticks }] : before;
      const open = walk.ways.open(answer, now, straight);
      for (const { link, to } of ways) {
        if (link === element) continue;
        const item = /** @type {HTMLElement} */ (link.parentElement);
        item.hidden = !open.some((way) => way.link === link);
        /** @type {HTMLElement} */ (item.closest('.gc-cases')).hidden = open.length === 1;
        if (to) lead(link, to, now);
        else leadOut(link, link, now);
      }
      const [{ link, to }] = open;
      const rest = [...trail.slice(asked ? at + 1 : at), ...later, ...walk.taken()];
      const seen = asked ? path : path.slice(0, path.indexOf(node) + 1);
      if (answer.again) leadBack(element, to, trail);
      else if (open.length > 1) element.removeAttribute('href');
      else if (!to) leadOut(element, link, now);
      else leadOn(element, walk.replay(to, now, rest, seen, straight));
    }

    /** @param {HTMLAnchorElement} link @param {Replayed} replayed */
    function leadOn(link, { node, trail, out }) {
      if (out) leadOut(link, out.link, trail);
      else lead(link, node, trail);
    }

    return { lead, aim, trailOf: (link) => trails.get(link) };
  };
})();
