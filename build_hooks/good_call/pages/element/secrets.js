/**
 * Private answers: they stay out of every address, in the tab's own storage.
 *
 * @typedef {object} Secrets
 * @property {(tree: string) => Record<string, Given>} of those of a tree, by question
 * @property {(tree: string, answers: Given[]) => void} keep keeps them in the place of all earlier ones of that tree
 */
void (() => {
  const { GoodCall } = window;
  const { site, load, save } = GoodCall.store;
  const key = `${site}gc-private`;

  /** @type {Secrets['of']} */
  function of(tree) {
    return load('sessionStorage', key)?.[tree] ?? {};
  }

  /** @type {Secrets['keep']} */
  function keep(tree, answers) {
    const all = load('sessionStorage', key) ?? {};
    if (!answers.length && !all[tree]) return;
    const secrets = Object.fromEntries(answers.map((given) => [given.question, given]));
    save('sessionStorage', key, { ...all, [tree]: secrets });
  }

  GoodCall.secrets = { of, keep };
})();
