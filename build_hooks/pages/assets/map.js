/** Lights the rep's own path on the map of a tree and in its list. */
(() => {
  const GoodCall = (window.GoodCall ??= {});
  if (GoodCall.map) return;

  /** A node that was passed is gone back to with the trail, any other is opened alone. */
  function aim(link, passed) {
    const href = '#' + link.dataset.node + (passed ? /;.*|$/.exec(location.hash)[0] : '');
    if (link.href.baseVal) link.href.baseVal = href;
    else link.setAttribute('href', href);
  }

  function light({target: guide}) {
    const {node, path, trail} = guide.state;
    const given = new Map(trail.map(({question, answer}) => [question, answer]));
    const map = guide.parentElement.querySelector('.gc-map');
    for (const link of map?.querySelectorAll('[data-node]') ?? []) {
      const id = link.dataset.node;
      const passed = path.includes(id);
      link.classList.toggle('gc-lit', passed);
      link.ariaCurrent = id === node && !link.dataset.place ? 'step' : null;
      if (guide.section(id)) aim(link, passed);
    }
    for (const way of map?.querySelectorAll('[data-from]') ?? []) {
      const {from, to, answer} = way.dataset;
      const at = path.indexOf(from);
      way.classList.toggle('gc-lit', at >= 0 && path[at + 1] === to && given.get(from) === answer);
    }
  }

  /** The rep's place is in sight as soon as the drawing opens. */
  function opened({target}) {
    if (target.matches('.gc-drawing[open]')) target.querySelector('[aria-current]')?.scrollIntoView({block: 'nearest', inline: 'center'});
  }

  GoodCall.map = light;
  document.addEventListener('gc:render', light);
  document.addEventListener('toggle', opened, true);
  document.querySelectorAll('decision-guide').forEach((guide) => guide.state && light({target: guide}));
})();
