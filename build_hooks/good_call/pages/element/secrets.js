/**
 * Private answers: they stay out of every address, in the tab's own storage. So does a node to which one of them alone
 * leads: its address names the private question in its place, and ends in a mark by which this tab knows the node.
 *
 * @typedef {object} Secrets
 * @property {(tree: string) => Record<string, Given>} of those of a tree, by question
 * @property {(tree: string, answers: Given[]) => void} keep keeps them in the place of all earlier ones of that tree
 * @property {(told: string, text: string) => string} veil the fragment `told`, with the mark of the fragment `text`
 * @property {(text: string) => string} lift the fragment behind a mark; what was told where this tab doesn't know it
 */
void (() => {
  const { GoodCall } = window;
  const { site, load, save } = GoodCall.store;
  const key = `${site}gc-private`;
  const sign = ';~';

  const all = () => load('sessionStorage', key) ?? {};
  /** @type {Secrets['of']} */
  const of = (tree) => all()[tree] ?? {};
  /** @param {string} name @param {(readonly [string, unknown])[]} pairs */
  const put = (name, pairs) => save('sessionStorage', key, { ...all(), [name]: Object.fromEntries(pairs) });

  /** @type {Secrets['keep']} */
  function keep(tree, answers) {
    const pairs = answers.map((given) => /** @type {const} */ ([given.question, given]));
    if (pairs[0] || all()[tree]) put(tree, pairs);
  }

  /** @type {Secrets['veil']} */
  function veil(told, text) {
    const known = Object.entries(all()[sign] ?? {});
    // A mark that counted would tell how far somebody went.
    const [mark] = known.find(([, one]) => one === text) ?? [Math.random().toString(36).slice(2)];
    put(sign, [...known, [mark, text]]);
    return told + sign + mark;
  }

  /** @type {Secrets['lift']} */
  function lift(text) {
    const [told, mark] = text.split(sign);
    return all()[sign]?.[mark] ?? told;
  }

  GoodCall.secrets = { of, keep, veil, lift };
})();
