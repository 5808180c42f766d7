/**
 * The nodes of a tree, read from the complete HTML of its page.
 *
 * @typedef {{link: HTMLAnchorElement, to: string, when: string[]}} Way `to` is '' where it leaves this page
 * @typedef {{id: string, element: HTMLAnchorElement, again: boolean, ways: Way[]}} Answer
 * @typedef {'question' | 'step' | 'outcome'} NodeKind
 * @typedef {{id: string, kind: NodeKind, section: HTMLElement, heading: HTMLElement,
 *   answers: Map<string, Answer>, ticks: Map<string, string>, alike: Map<string, string>}} TreeNode
 *   `alike` holds the questions of other trees that ask the same, each with its tree's title
 * @typedef {{get(id: string): TreeNode} & Map<string, TreeNode>} Nodes by id and former id: what the page names is
 *   there, what a link names is asked for with care
 * @typedef {object} NodeReader
 * @property {(guide: Guide) => Nodes} nodesOf their sections leave the page
 * @property {(link: HTMLAnchorElement) => Way} wayOf
 * @property {(answer: Answer, count: number) => boolean} counts whether a count of ticks fits an answer's half-open
 *   range
 * @property {(node: TreeNode) => boolean} isPrivate whether an answer is nobody's but the rep's own, or to be guessed
 *   from what was asked next
 */
void (() => {
  const { GoodCall } = window;

  /**
   * Adds `value` under its former ids too; a current id wins over a former one.
   * @template Value
   * @param {Map<string, Value>} map
   * @param {string} id
   * @param {Value} value
   * @param {HTMLElement} element
   */
  function register(map, id, value, element) {
    for (const old of (element.dataset.formerly ?? '').split(' ')) {
      if (old && !map.has(old)) map.set(old, value);
    }
    map.set(id, value);
  }

  /** @type {NodeReader['wayOf']} */
  function wayOf(link) {
    const here = link.pathname === location.pathname;
    return { link, to: here ? link.hash.slice(1) : '', when: link.dataset.if?.split(';') ?? [] };
  }

  /** A span with cases becomes a link: the trail decides where it leads. @param {HTMLElement} element */
  function asLink(element) {
    if (element instanceof HTMLAnchorElement) return element;
    const link = GoodCall.markup.make('a', element.className);
    Object.assign(link.dataset, element.dataset);
    link.append(...element.childNodes);
    element.replaceWith(link);
    return link;
  }

  /** @param {HTMLElement} found @returns {Answer} */
  function answerOf(found) {
    const cases = /** @type {HTMLElement} */ (found.parentElement).querySelectorAll('.gc-cases a');
    const element = asLink(found);
    const links = /** @type {Iterable<HTMLAnchorElement>} */ (cases.length ? cases : [element]);
    const ways = Array.from(links, wayOf);
    return { id: /** @type {string} */ (element.dataset.answer), element, again: 'again' in element.dataset, ways };
  }

  /** @param {HTMLElement} section @returns {TreeNode} */
  function nodeOf(section) {
    const answers = new Map();
    const ticks = new Map();
    for (const element of section.querySelectorAll('.gc-answer')) {
      const answer = answerOf(element);
      register(answers, answer.id, answer, answer.element);
    }
    for (const item of section.querySelectorAll('[data-tick]')) {
      const tick = /** @type {string} */ (item.dataset.tick);
      register(ticks, tick, tick, item);
    }
    const heading = /** @type {HTMLElement} */ (section.querySelector('.gc-ask'));
    heading.tabIndex = -1;
    /** @type {Map<string, string>} */
    const alike = new Map();
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('[data-same]'))) {
      alike.set(link.dataset.same ?? '', GoodCall.markup.said(link));
    }
    // A browser looks through the whole page at every click: what isn't shown stays out of it.
    section.remove();
    return {
      id: /** @type {string} */ (section.dataset.node),
      kind: /** @type {NodeKind} */ (section.dataset.kind),
      section,
      heading,
      answers,
      ticks,
      alike,
    };
  }

  /** @type {NodeReader['nodesOf']} */
  function nodesOf(guide) {
    /** @type {Nodes} */
    const nodes = new Map();
    for (const section of guide.querySelectorAll('.gc-node')) {
      const node = nodeOf(section);
      register(nodes, node.id, node, section);
    }
    return nodes;
  }

  /** @type {NodeReader['counts']} */
  function counts(answer, count) {
    const { from = 0, below = Infinity } = answer.element.dataset;
    return count >= +from && count < +below;
  }

  /** @type {NodeReader['isPrivate']} */
  const isPrivate = ({ section }) => 'private' in section.dataset;

  GoodCall.nodes = { nodesOf, wayOf, counts, isPrivate };
})();
