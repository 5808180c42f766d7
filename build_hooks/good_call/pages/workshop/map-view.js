/** The whole tree at a glance, as its page has it: a list, and the drawing where it can be made. */

/** @import { Looked } from './answers.d.ts' */
/** @import { RepView } from './rep-view.js' */

import { make } from './dom.js';
import { drawingAddress } from './loaded-parts.js';

const NOT_DRAWN = "The map can't be drawn in this browser. The list says the same.";

export class MapView {
  element = make('div', 'gc-w-rep');
  #note = make('p', 'gc-w-quiet');
  /** @type {RepView} */
  #view;
  /** @type {(laidOut: object) => Promise<{map: string}>} */
  #draw;
  /** @type {Looked | null} */
  #looked = null;
  #at = '';
  #isOpen = false;

  /** @param {RepView} view @param {(laidOut: object) => Promise<{map: string}>} draw what the desk makes of a layout */
  constructor(view, draw) {
    this.#view = view;
    this.#draw = draw;
    this.#note.hidden = true;
    this.element.append(this.#note, view.element);
  }

  /** @param {Looked | null} looked @param {string} at the node under the cursor */
  show(looked, at) {
    this.#looked = looked;
    this.#at = at;
    if (this.#isOpen) void this.#drawn();
  }

  /** @param {string} at */
  point(at) {
    this.#at = at;
    if (this.#isOpen) this.#view.point(at);
  }

  /** Nobody looks at it until somebody opens it. @param {boolean} isOpen */
  turn(isOpen) {
    if (isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    if (isOpen) void this.#drawn();
  }

  async #drawn() {
    const looked = this.#looked;
    if (!looked) return this.#view.clear();
    this.#view.show(looked.html + looked.map, this.#at);
    if (!looked.dot) return;
    const map = await this.#laidOut(looked);
    if (looked === this.#looked && map) this.#view.show(looked.html + map, this.#at);
  }

  /** @param {Looked} looked @returns {Promise<string>} the map with its drawing; '' where it can't be made or is left */
  async #laidOut(looked) {
    try {
      const { layOut } = await import(drawingAddress());
      const laidOut = await layOut(looked.dot);
      if (looked !== this.#looked) return '';
      const { map } = await this.#draw(laidOut);
      this.#note.hidden = true;
      return map;
    } catch {
      this.#note.textContent = NOT_DRAWN;
      this.#note.hidden = false;
      return '';
    }
  }
}
