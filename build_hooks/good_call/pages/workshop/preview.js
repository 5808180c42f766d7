/**
 * In the frame in which a draft is shown as a rep meets it: takes the page's body from the workshop around it, and tells
 * which node somebody went to. The frame is sandboxed: whatever a text holds reaches nothing.
 *
 * @typedef {object} Sent from the workshop
 * @property {string[]} [styles] addresses of the site's own styles, once
 * @property {Record<string, string>} [palette] the attributes of the site's body
 * @property {string} [lang]
 * @property {string} [part] what is looked at: `tree` or `map`
 * @property {string} [html] another body
 * @property {string} [at] the node to show
 */
void (() => {
  const around = window.parent;
  const article = /** @type {HTMLElement} */ (document.querySelector('article'));
  /** whether somebody did something here since the last node was shown */
  let walks = false;
  /** @type {Set<string>} the parts of the map that somebody closed */
  const closed = new Set();
  // What the drawing adds to it is no name.
  const nameOf = (/** @type {Element} */ part) => part.className.split(' ')[0];

  // The one who writes stays where they write, whatever a page may do when it shows another node.
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    if (document.hasFocus()) focus.call(this, options);
  };

  /** @param {string[]} addresses */
  function dress(addresses) {
    const links = addresses.map((href) => Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
    document.head.append(...links);
  }

  /** Keeps the trail where the node is the one that is shown. @param {string} at */
  function point(at) {
    const shown = decodeURIComponent(location.hash.slice(1).split(';')[0]);
    if (at !== shown) history.replaceState(null, '', `#${encodeURIComponent(at)}`);
  }

  /** @param {string} html cleaned already; and in here nothing of it could run, nor reach anything */
  function show(html) {
    const top = document.documentElement.scrollTop;
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    unfold(/** @type {HTMLElement} */ (body));
    article.replaceChildren(...body.childNodes);
    document.documentElement.scrollTop = top;
  }

  /** What somebody closed stays so. @param {HTMLElement} body */
  function unfold(body) {
    for (const part of body.querySelectorAll('.gc-map > details'))
      part.toggleAttribute('open', !closed.has(nameOf(part)));
  }

  /** @param {Sent} sent */
  function take({ styles, palette, lang, part, html, at }) {
    if (styles) dress(styles);
    for (const [name, value] of Object.entries(palette ?? {})) document.body.setAttribute(name, value);
    if (lang) document.documentElement.lang = lang;
    if (part) document.body.dataset.part = part;
    // Another tree begins at its start, wherever somebody was in the one before.
    if (html === '') history.replaceState(null, '', '#');
    if (at) point(at);
    if (html !== undefined) show(html);
    else if (at) window.dispatchEvent(new HashChangeEvent('hashchange'));
  }

  window.addEventListener('message', ({ source, data }) => {
    if (source === around) take(data);
  });

  document.addEventListener('gc:render', () => {
    const guide = /** @type {any} */ (document.querySelector('decision-guide'));
    if (walks) around.postMessage({ shown: guide.state.node }, '*');
    walks = false;
  });

  document.addEventListener('click', ({ target }) => {
    const part = target instanceof Element ? target.closest('.gc-map > details > summary')?.parentElement : null;
    if (part) closed[part.hasAttribute('open') ? 'add' : 'delete'](nameOf(part));
  });

  for (const type of ['click', 'keydown']) document.addEventListener(type, () => (walks = true), true);

  // Nothing in the frame leads out of it: what leads to another page is told to the workshop.
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const href = link?.getAttribute('href') ?? link?.getAttribute('xlink:href') ?? '';
      if (!link || href.startsWith('#')) return;
      event.preventDefault();
      event.stopPropagation();
      const { tree } = link.dataset;
      if (tree) around.postMessage({ left: tree }, '*');
    },
    true,
  );

  window.addEventListener('DOMContentLoaded', () => around.postMessage({ ready: true }, '*'));
})();
