/** What a page's scripts add to it, made without a string of HTML. */
(() => {
  const GoodCall = (window.GoodCall ??= {});

  /** @returns {HTMLElement} */
  function make(tag, name, ...inside) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...inside);
    return element;
  }

  const link = (name, words, href) => Object.assign(make('a', name, words), { href });
  const button = (words, onclick, name = 'gc-action') =>
    Object.assign(make('button', name, words), { type: 'button', onclick });

  /** @returns {string} the words of an element, in one line; none where there is no element */
  const said = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

  GoodCall.markup = { make, link, button, said };
})();
