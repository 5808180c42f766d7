/**
 * What a page's scripts add to it, made without a string of HTML.
 *
 * @typedef {object} Markup
 * @property {<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string, ...inside: (Node | string)[])
 *   => HTMLElementTagNameMap[Tag]} make
 * @property {(name: string, label: string, href: string) => HTMLAnchorElement} link
 * @property {(label: string, onclick: () => unknown, name?: string) => HTMLButtonElement} button
 * @property {(element: Element | null | undefined) => string} said the words of an element, in one line; none where
 *   there is no element
 */
void (() => {
  const { GoodCall } = window;

  /** @type {Markup['make']} */
  function make(tag, name, ...inside) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...inside);
    return element;
  }

  /** @type {Markup['link']} */
  const link = (name, label, href) => Object.assign(make('a', name, label), { href });

  /** @type {Markup['button']} */
  const button = (label, onclick, name = 'gc-action') =>
    Object.assign(make('button', name, label), { type: /** @type {const} */ ('button'), onclick });

  /** @type {Markup['said']} */
  const said = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

  GoodCall.markup = { make, link, button, said };
})();
