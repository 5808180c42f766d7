/** Lights the rep's own path on the map of a tree and in its list. Fetched when either is opened first. */
void (() => {
  const { GoodCall } = window;
  if (GoodCall.map) return;

  let page = '';
  /** @type {Set<string>} */
  let opened = new Set();

  /**
   * A node that was passed is gone back to with the trail, any other is opened alone.
   * @param {HTMLElement} link
   * @param {Guide} guide
   * @param {boolean} passed
   */
  function aim(link, guide, passed) {
    const href = new URL(guide.address(passed, link.dataset.node)).hash;
    const { href: drawn } = /** @type {SVGAElement} */ (/** @type {Element} */ (link));
    if (drawn.baseVal) drawn.baseVal = href;
    else link.setAttribute('href', href);
  }

  /** @param {HTMLElement} map */
  const parts = (map) => /** @type {HTMLDetailsElement[]} */ ([...map.querySelectorAll(':scope > details')]);
  // What the drawing adds to it is no name.
  /** @param {HTMLElement} part */
  const nameOf = (part) => part.className.split(' ')[0];

  /** The theme may put a page's content anew while it is read: what was open stays open. @param {HTMLElement} map */
  function reopen(map) {
    if (page !== location.pathname) opened = new Set();
    page = location.pathname;
    for (const part of parts(map)) if (opened.has(nameOf(part))) part.open = true;
  }

  /**
   * Lights the path in one part of the map: in the list, or in the drawing.
   * @param {HTMLElement} part
   * @param {Guide} guide
   */
  function light(part, guide) {
    const { node, path, trail } = guide.state;
    const given = new Map(trail.map(({ question, answer }) => [question, answer]));
    for (const link of part.querySelectorAll('[data-node]')) {
      const id = /** @type {string} */ (link.dataset.node);
      const passed = path.includes(id);
      if (!passed && !link.classList.contains('gc-lit')) continue;
      link.classList.toggle('gc-lit', passed);
      link.ariaCurrent = id === node && !link.dataset.place ? 'step' : null;
      if (guide.section(id)) aim(link, guide, passed);
    }
    for (const way of part.querySelectorAll('[data-from]')) {
      const { from = '', to, answer } = way.dataset;
      const at = path.indexOf(from);
      way.classList.toggle('gc-lit', at >= 0 && path[at + 1] === to && given.get(from) === answer);
    }
    if (part.matches('.gc-drawing')) GoodCall.drawing.show(part);
  }

  /** What is closed waits: a large tree has thousands of links in it. @type {OnRender} */
  function follow({ target: guide }) {
    const map = guide.parentElement?.querySelector('.gc-map');
    if (!map) return;
    reopen(map);
    for (const part of parts(map)) if (part.open) light(part, guide);
  }

  /** @param {HTMLDetailsElement} target */
  function turn(target) {
    opened[target.open ? 'add' : 'delete'](nameOf(target));
    const guide = document.querySelector('decision-guide');
    // On a slow line the map can be opened before the element has come.
    if (target.open && guide?.state) light(target, guide);
  }

  /** @param {Event} event */
  function onToggle({ target }) {
    const part = /** @type {HTMLDetailsElement} */ (target);
    if (part.matches('.gc-map > details')) turn(part);
  }

  GoodCall.map = follow;
  document.addEventListener('toggle', onToggle, true);
  document.querySelectorAll('.gc-map').forEach((map) => parts(map).forEach((part) => part.open && turn(part)));
  GoodCall.resume.watch(follow);
})();
