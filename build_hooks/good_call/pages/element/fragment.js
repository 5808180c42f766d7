/**
 * The fragment of a guide's address: #<node>;<question>=<answer>[.<tick>…];…
 *
 * @typedef {{question: string, answer: string, ticks: string[]}} Given what was answered at a question
 */
(() => {
  const { GoodCall } = window;

  /**
   * @param {string} text without its #
   * @returns {{node: string, trail: Given[]}}
   */
  function parse(text) {
    const [node, ...pairs] = text.split(';');
    const trail = pairs.filter(Boolean).map((pair) => {
      const [question, given = ''] = pair.split('=');
      const [answer, ...ticks] = given.split('.');
      return { question, answer, ticks };
    });
    return { node, trail };
  }

  /**
   * @param {string} node
   * @param {Given[]} trail
   * @returns {string} without its #
   */
  function write(node, trail) {
    const pairs = trail.map(({ question, answer, ticks }) => `${question}=${[answer, ...ticks].join('.')}`);
    return [node, ...pairs].join(';');
  }

  /** @returns {string} that of the page, or one that no tree knows where it can't be decoded */
  function shown() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return '%';
    }
  }

  GoodCall.fragment = { parse, write, shown };
})();
