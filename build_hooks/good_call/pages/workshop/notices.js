/** What the page has to say above the panes, one line each, until it is answered or no longer true. */

import { button, make, marked } from './dom.js';

export class Notices {
  element = make('div', 'gc-w-notices');
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map();

  constructor() {
    this.element.role = 'status';
  }

  /**
   * @param {string} name one notice of a name at a time
   * @param {string} words
   * @param {[string, () => unknown][]} [acts] what can be done; each takes the notice away
   * @param {boolean} [closes] whether it can be put away
   */
  tell(name, words, acts = [], closes = true) {
    const away = () => this.take(name);
    const buttons = acts.map(([label, act]) => button(label, () => (away(), act()), 'gc-w-link'));
    const close = button('×', away, 'gc-w-close');
    close.ariaLabel = 'Put this note away';
    const notice = make('div', 'gc-w-notice', make('span', '', words), ...buttons, ...(closes ? [close] : []));
    notice.dataset.notice = name;
    this.take(name);
    this.#shown.set(name, notice);
    this.element.append(notice);
  }

  /** @param {string} name @param {string} words @param {string[]} items what the words speak of */
  list(name, words, items) {
    this.tell(name, words);
    const lines = items.map((each) => make('li', '', ...marked(each)));
    this.#shown.get(name)?.append(make('ul', 'gc-w-items', ...lines));
  }

  /** @param {string} name */
  take(name) {
    this.#shown.get(name)?.remove();
    this.#shown.delete(name);
  }

  /** @param {string[]} [but] the names of those that stay */
  clear(but = []) {
    for (const name of this.#shown.keys()) if (!but.includes(name)) this.take(name);
  }
}
