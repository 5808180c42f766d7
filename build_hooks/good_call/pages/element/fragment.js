/**
 * The fragment of a guide's address: #<node>;<question>=<answer>[.<tick>…];…
 *
 * What was answered in the guides before stands in it as <tree>/<question>=…, before what was answered here; a tree of
 * which nothing may be told as <tree>/=. On arrival there is no node yet.
 *
 * @typedef {{question: string, answer: string, ticks: string[], from?: string, same?: string}} Given what was answered
 *   at a question; one that was asked in another guide has its title in `from`, and <tree>/<question> there in `same`
 * @typedef {object} FragmentReader texts are without their #
 * @property {(text: string) => {node: string, trail: Given[], carried: Given[]}} parse `carried` are the answers of the
 *   guides before
 * @property {(node: string, trail: Given[], carried?: Given[]) => string} write
 * @property {() => string} shown that of the page, or one that no tree knows where it can't be decoded
 */
void (() => {
  const { GoodCall } = window;

  /** @type {FragmentReader['parse']} */
  function parse(text) {
    const [node, ...pairs] = text.split(';');
    const told = pairs.filter(Boolean);
    const given = told.map((pair) => {
      const [question, ids = ''] = pair.split('=');
      const [answer, ...ticks] = ids.split('.');
      return { question, answer, ticks };
    });
    const carried = given.filter((_, index) => /^[\w-]+\/[\w-]*=[\w.-]*$/.test(told[index]));
    return { node, trail: given.filter((one) => !carried.includes(one)), carried };
  }

  /** @type {FragmentReader['write']} */
  function write(node, trail, carried = []) {
    const pairs = [...carried, ...trail].map(
      ({ question, answer, ticks }) => `${question}=${[answer, ...ticks].join('.')}`,
    );
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
