/**
 * The drawing of a tree's map: fitted to the screen, larger on demand, and below it the words of a box that is too small
 * to be read.
 *
 * @typedef {{show(part: HTMLElement): void}} Drawing
 * @typedef {'in' | 'out' | 'fit'} Zoom
 */
void (() => {
  const { GoodCall } = window;
  if (GoodCall.drawing) return;

  // Below this size nobody reads a box: a tap tells its words first.
  const readable = 0.74;
  const largest = 2;
  const step = 1.5;
  /** @type {Map<number, PointerEvent>} */
  const fingers = new Map();

  let page = '';
  /** @type {number | null} the size that somebody chose, in place of the one that fits */
  let chosenSize = null;
  /** @type {{apart: number, size: number} | null} */
  let pinched = null;

  /** @param {Element} root @param {string} selector */
  const find = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  /** @param {Event} event */
  const part = ({ currentTarget }) => /** @type {HTMLElement} */ (currentTarget);
  /** @param {Event} event @param {string} selector */
  const at = ({ target }, selector) => /** @type {Element} */ (target).closest(selector);
  /** @param {HTMLElement} drawn */
  const sizeOf = (drawn) => Number(drawn.dataset.size);

  /** Brings a box into the middle, without moving the page. @param {Element} scroll @param {Element} box */
  function center(scroll, box) {
    const [inner, outer] = [box, scroll].map((one) => one.getBoundingClientRect());
    scroll.scrollBy(
      inner.x + inner.width / 2 - outer.x - outer.width / 2,
      inner.y + inner.height / 2 - outer.y - outer.height / 2,
    );
  }

  /** Draws the map in the size that was chosen, or so that all of it is seen. @param {HTMLElement} drawn */
  function draw(drawn) {
    const scroll = find(drawn, '.gc-map-scroll');
    const svg = /** @type {SVGSVGElement} */ (/** @type {Element} */ (find(drawn, '.gc-map-drawing')));
    const { width, height } = svg.viewBox.baseVal;
    // Without its edge.
    const fit = Math.min(1, (scroll.clientWidth - 8) / width, (innerHeight * 0.7) / height);
    const size = Math.max(fit, Math.min(largest, chosenSize ?? fit));
    Object.assign(svg.style, { width: `${width * size}px`, height: `${height * size}px` });
    drawn.dataset.size = `${size}`;
    find(drawn, '[data-zoom=fit]').ariaPressed = `${size === fit}`;
    drawn.classList.toggle('gc-small', size < readable);
    const box = drawn.querySelector('.gc-chosen, .gc-map-node[aria-current]');
    if (box) center(scroll, box);
  }

  /** @param {HTMLElement} drawn @param {Zoom} how */
  function zoom(drawn, how) {
    chosenSize = how === 'fit' ? null : how === 'in' ? sizeOf(drawn) * step : sizeOf(drawn) / step;
    draw(drawn);
  }

  /** Says below the drawing what a box holds. @param {HTMLElement} drawn @param {Element} box */
  function choose(drawn, box) {
    drawn.querySelector('.gc-chosen')?.classList.remove('gc-chosen');
    box.classList.add('gc-chosen');
    find(drawn, '.gc-map-caption').hidden = false;
    find(drawn, '.gc-map-here').hidden = !box.ariaCurrent;
    find(drawn, '.gc-map-chosen').textContent = find(box, 'title').textContent;
    const go = /** @type {HTMLAnchorElement} */ (find(drawn, '.gc-map-go'));
    go.hidden = !!box.ariaCurrent;
    go.href = /** @type {SVGAElement} */ (box).href.baseVal;
  }

  /** @param {Event} event */
  function onClick(event) {
    const drawn = part(event);
    const button = /** @type {HTMLElement | null} */ (at(event, '[data-zoom]'));
    if (button) return zoom(drawn, /** @type {Zoom} */ (button.dataset.zoom));
    const box = at(event, '.gc-map-node');
    const { pointerType } = /** @type {PointerEvent} */ (event);
    // A mouse has shown what is in it before, and the keyboard has said it; not every pen can be held above the glass.
    if (!box || !/^(touch|pen)$/.test(pointerType) || sizeOf(drawn) >= readable) return;
    event.preventDefault();
    event.stopPropagation();
    choose(drawn, box);
  }

  /** @param {PointerEvent} event */
  function onHover(event) {
    const box = at(event, '.gc-map-node');
    if (box && event.pointerType !== 'touch') choose(part(event), box);
  }

  function apart() {
    const [one, other] = fingers.values();
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  }

  /** Two fingers make it larger and smaller. @param {PointerEvent} event */
  function onFinger(event) {
    if (event.pointerType !== 'touch') return;
    const { type, pointerId } = event;
    if (type === 'pointerdown' || (type === 'pointermove' && fingers.has(pointerId))) fingers.set(pointerId, event);
    else fingers.delete(pointerId);
    if (fingers.size !== 2) pinched = null;
    else if (!pinched) pinched = { apart: apart(), size: sizeOf(part(event)) };
    else {
      chosenSize = (pinched.size * apart()) / pinched.apart;
      draw(part(event));
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const how = new Map(Object.entries({ '+': 'in', '-': 'out', 0: 'fit' })).get(event.key);
    if (how && at(event, '.gc-map-scroll')) zoom(part(event), /** @type {Zoom} */ (how));
  }

  /** What only a script can do is shown where there is one. @param {HTMLElement} drawn */
  function prepare(drawn) {
    for (const name of ['.gc-map-zoom', '.gc-map-help']) find(drawn, name).hidden = false;
    drawn.addEventListener('click', onClick, true);
    drawn.addEventListener('keydown', onKey);
    drawn.addEventListener('pointerover', onHover);
    for (const type of /** @type {const} */ (['pointerdown', 'pointermove', 'pointerup', 'pointercancel']))
      drawn.addEventListener(type, onFinger);
  }

  /** @type {Drawing['show']} */
  function show(drawn) {
    if (page !== location.pathname) chosenSize = null;
    page = location.pathname;
    if (!drawn.dataset.size) prepare(drawn);
    const here = drawn.querySelector('.gc-map-node[aria-current]');
    if (here) choose(drawn, here);
    draw(drawn);
  }

  GoodCall.drawing = { show };
  addEventListener('resize', () => {
    const drawn = /** @type {HTMLElement | null} */ (document.querySelector('.gc-drawing[open][data-size]'));
    if (drawn) draw(drawn);
  });
})();
