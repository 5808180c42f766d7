/** Sends a rep on from an old address, the trail included: that of a tree, or of what went to another tree. */
void (() => {
  /** @param {ParentNode} root @param {string} selector */
  const find = (root, selector) => /** @type {HTMLAnchorElement | null} */ (root.querySelector(selector));
  const link = find(document, '.gc-moved a');
  const [node, ...trail] = location.hash.slice(1).split(';');
  const moves = [...document.querySelectorAll('.gc-moved-out li')];
  /** @param {HTMLElement} item */
  const addressOf = (item) => find(item, 'a')?.href;
  const gone = moves.find((item) => item.dataset.was === node);
  if (gone) {
    const to = addressOf(gone);
    const there = moves.filter((item) => addressOf(item) === to);
    /** @param {string} was */
    const renamed = (was) => there.find((item) => item.dataset.was === was)?.dataset.now;
    const fitting = trail.flatMap((pair) => {
      const [question, given = ''] = pair.split('=');
      const now = renamed(pair);
      if (now) return [now];
      return renamed(question) ? [`${renamed(question)}=${given}`] : [];
    });
    location.replace(`${to}#${[gone.dataset.now, ...fitting].join(';')}`);
  } else if (link) {
    location.replace(link.href + location.hash);
  }
})();
