/** Sends a rep on from an old address, the trail included: that of a tree, or of what went to another tree. */
void (() => {
  const link = document.querySelector('.gc-moved a');
  const [node, ...trail] = location.hash.slice(1).split(';');
  const moves = [...document.querySelectorAll('.gc-moved-out li')];
  const gone = moves.find((item) => item.dataset.was === node);
  if (gone) {
    const to = gone.querySelector('a').href;
    const there = moves.filter((item) => item.querySelector('a').href === to);
    const renamed = (was) => there.find((item) => item.dataset.was === was)?.dataset.now;
    const fitting = trail.flatMap((pair) => {
      const [question, given = ''] = pair.split('=');
      if (renamed(pair)) return [renamed(pair)];
      return renamed(question) ? [`${renamed(question)}=${given}`] : [];
    });
    location.replace(`${to}#${[gone.dataset.now, ...fitting].join(';')}`);
  } else if (link) {
    location.replace(link.href + location.hash);
  }
})();
