/**
 * The fragment of a guide's address: #<node>;<question>=<answer>[.<tick>…];…
 *
 * @typedef {{question: string, answer: string, ticks: string[]}} Given what was answered at a question
 * @typedef {object} FragmentReader texts are without their #
 * @property {(text: string) => {node: string, trail: Given[]}} parse
 * @property {(node: string, trail: Given[]) => string} write
 * @property {() => string} shown that of the page, or one that no tree knows where it can't be decoded
 */
void (() => {
  const { GoodCall } = window;

  /** @type {FragmentReader['parse']} */
  function parse(text) {
    const [node, ...pairs] = text.split(';');
    const trail = pairs.filter(Boolean).map((pair) => {
      const [question, given = ''] = pair.split('=');
      const [answer, ...ticks] = given.split('.');
      return { question, answer, ticks };
    });
    return { node, trail };
  }

  /** @type {FragmentReader['write']} */
  function write(node, trail) {
    const pairs = trail.map(({ question, answer, ticks }) => `${question}=${[answer, ...ticks].join('.')}`);
    return [node, ...pairs].join(';');
  }

  /** @type {FragmentReader['shown']} */
  function shown() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return '%';
    }
  }

  GoodCall.fragment = { parse, write, shown };
})();
