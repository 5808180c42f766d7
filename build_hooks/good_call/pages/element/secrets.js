/** Private answers: they stay out of every address, in the tab's own storage. */
(() => {
  const { GoodCall } = window;
  const { site, load, save } = GoodCall.store;
  const key = `${site}gc-private`;

  /** @returns {Object<string, Given>} those of a tree, by question */
  function of(tree) {
    return load('sessionStorage', key)?.[tree] ?? {};
  }

  /** Keeps them in the place of all earlier ones of that tree. @param {Given[]} answers */
  function keep(tree, answers) {
    const all = load('sessionStorage', key) ?? {};
    if (!answers.length && !all[tree]) return;
    const secrets = Object.fromEntries(answers.map((given) => [given.question, given]));
    save('sessionStorage', key, { ...all, [tree]: secrets });
  }

  GoodCall.secrets = { of, keep };
})();
