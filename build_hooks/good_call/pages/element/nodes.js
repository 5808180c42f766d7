/**
 * The nodes of a tree, read from the complete HTML of its page.
 *
 * @typedef {{link: HTMLAnchorElement, to: string, when: string[]}} Way `to` is '' where it leaves this page
 * @typedef {{id: string, element: HTMLElement, again: boolean, ways: Way[]}} Answer
 * @typedef {{id: string, kind: string, section: HTMLElement, heading: HTMLElement,
 *   why: ?HTMLElement, answers: Map<string, Answer>, ticks: Map<string, string>}} TreeNode
 */
(() => {
  const { GoodCall } = window;

  /** Adds `value` under its former ids too; a current id wins over a former one. */
  function register(map, id, value, element) {
    for (const old of (element.dataset.formerly ?? '').split(' ')) {
      if (old && !map.has(old)) map.set(old, value);
    }
    map.set(id, value);
  }

  /** @returns {Way} */
  function wayOf(link) {
    const here = link.pathname === location.pathname;
    return { link, to: here ? link.hash.slice(1) : '', when: link.dataset.if?.split(';') ?? [] };
  }

  /** A span with cases becomes a link: the trail decides where it leads. */
  function asLink(element) {
    if (element.matches('a')) return element;
    const link = GoodCall.markup.make('a', element.className);
    Object.assign(link.dataset, element.dataset);
    link.append(...element.childNodes);
    element.replaceWith(link);
    return link;
  }

  /** @returns {Answer} */
  function answerOf(found) {
    const cases = found.parentElement.querySelectorAll('.gc-cases a');
    const element = asLink(found);
    const ways = Array.from(cases.length ? cases : [element], wayOf);
    return { id: element.dataset.answer, element, again: 'again' in element.dataset, ways };
  }

  /** @returns {TreeNode} */
  function nodeOf(section) {
    const answers = new Map();
    const ticks = new Map();
    for (const element of section.querySelectorAll('.gc-answer')) {
      const answer = answerOf(element);
      register(answers, answer.id, answer, answer.element);
    }
    for (const item of section.querySelectorAll('[data-tick]')) {
      register(ticks, item.dataset.tick, item.dataset.tick, item);
    }
    const heading = section.querySelector('.gc-ask');
    heading.tabIndex = -1;
    // A browser looks through the whole page at every click: what isn't shown stays out of it.
    section.remove();
    return {
      id: section.dataset.node,
      kind: section.dataset.kind,
      section,
      heading,
      why: section.querySelector('.gc-why'),
      answers,
      ticks,
    };
  }

  /** @returns {Map<string, TreeNode>} by id and former id; their sections leave the page */
  function nodesOf(guide) {
    const nodes = new Map();
    for (const section of guide.querySelectorAll('.gc-node')) {
      const node = nodeOf(section);
      register(nodes, node.id, node, section);
    }
    return nodes;
  }

  /** Whether a count of ticks fits an answer's half-open range. */
  function counts(answer, count) {
    const { from = 0, below = Infinity } = answer.element.dataset;
    return count >= +from && count < +below;
  }

  /** Whether an answer is nobody's but the rep's own, or to be guessed from what was asked next. @param {TreeNode} node */
  function isPrivate({ section }) {
    return 'private' in section.dataset || !!section.querySelector('.gc-private');
  }

  GoodCall.nodes = { nodesOf, wayOf, counts, isPrivate };
})();
