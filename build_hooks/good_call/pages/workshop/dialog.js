/** A question that waits for its answer; Escape closes it, and the focus goes back to where it came from. */

import { button, make } from './dom.js';

export class Dialog {
  element = make('dialog', 'gc-w-dialog');
  body = make('div', 'gc-w-dialog-body');

  /** @param {string} title @param {HTMLElement} around the dialog stands in it while it is open */
  constructor(title, around) {
    const heading = make('h2', '', title);
    heading.id = '_gc-w-dialog';
    this.element.setAttribute('aria-labelledby', heading.id);
    const close = button('×', () => this.close(), 'gc-w-close');
    close.ariaLabel = 'Close';
    this.element.append(make('div', 'gc-w-dialog-head', heading, close), this.body);
    this.element.addEventListener('close', () => this.element.remove());
    // The theme has keys of its own.
    this.element.addEventListener('keydown', (event) => event.stopPropagation());
    around.append(this.element);
  }

  open() {
    this.element.showModal();
  }

  close() {
    this.element.close();
  }
}
