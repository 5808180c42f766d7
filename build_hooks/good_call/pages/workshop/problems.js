/** What the checker found, as a list below the text: the same as its marks, and to be read in order. */

/** @import { Finding, Place } from './answers.d.ts' */

import { button, counted, make, marked, repairWords, sentence } from './dom.js';

/**
 * @typedef {object} Acts
 * @property {(at: number, to: number) => unknown} goTo a place in the file that is open
 * @property {(path: string, at: number) => unknown} open a place in another file
 * @property {(finding: Finding, repair: number) => unknown} repair
 * @property {(at: number) => number} line
 */

export class Problems {
  element = make('section', 'gc-w-problems');
  #count = make('span', 'gc-w-count');
  #list = make('ol', 'gc-w-found');
  #path = '';
  /** @type {Acts} */
  #acts;

  /** @param {Acts} acts */
  constructor(acts) {
    this.#acts = acts;
    const heading = make('h2', '', 'What the check found');
    this.element.ariaLabel = 'What the check found';
    this.element.append(make('div', 'gc-w-head', heading, this.#count), this.#list);
  }

  /** @param {string} words while nothing is known yet */
  wait(words) {
    this.element.dataset.state = 'waiting';
    this.#count.textContent = words;
    this.#list.replaceChildren();
  }

  /** @param {string} path of the file that is open @param {Finding[]} found */
  show(path, found) {
    this.#path = path;
    const errors = errorsOf(found);
    this.element.dataset.state = errors ? 'wrong' : found.length ? 'warned' : 'sound';
    this.#count.textContent = summary(found);
    const focused = this.#focused();
    this.#list.replaceChildren(...found.map((each) => this.#item(each)));
    if (focused >= 0) this.#list.querySelectorAll('button')[Math.min(focused, found.length - 1)]?.focus();
  }

  /** @returns {number} which button has the focus, so that a list made anew keeps it; -1 for none */
  #focused() {
    return [...this.#list.querySelectorAll('button')].findIndex((each) => each === document.activeElement);
  }

  /** @param {Finding} finding */
  #item(finding) {
    const { severity, message, help, from, to, also, fixes } = finding;
    const item = make('li', `gc-w-${severity}`);
    item.dataset.rule = finding.rule;
    const sign = make('span', 'gc-w-sign', severity === 'error' ? 'Error' : 'Warning');
    const place = button(`Line ${this.#acts.line(from)}`, () => this.#acts.goTo(from, to), 'gc-w-link');
    const repairs = fixes.map((each, index) => {
      const made = button('', () => this.#acts.repair(finding, index), 'gc-w-button gc-w-repair');
      made.append(...marked(repairWords(each)));
      return made;
    });
    const others = also.map((each) => this.#also(each));
    item.append(make('p', 'gc-w-message', sign, ' ', make('strong', '', ...marked(sentence(message))), ' ', place));
    if (help) item.append(make('p', 'gc-w-help', ...marked(sentence(help))));
    if (repairs.length || others.length) item.append(make('p', 'gc-w-acts', ...repairs, ...others));
    return item;
  }

  /** @param {Place} place */
  #also({ path, from, to, text }) {
    const here = !path || path === this.#path;
    const where = here ? `line ${this.#acts.line(from)}` : path;
    const go = () => (here ? this.#acts.goTo(from, to) : this.#acts.open(path, from));
    return button(`${text || 'Here too'}: ${where}`, go, 'gc-w-link');
  }
}

/** @param {Finding[]} found */
export const errorsOf = (found) => found.filter(({ severity }) => severity === 'error').length;

/** @param {Finding[]} found */
export function summary(found) {
  const errors = errorsOf(found);
  const warnings = found.length - errors;
  const parts = [errors && counted(errors, 'error'), warnings && counted(warnings, 'warning')].filter(Boolean);
  return parts.join(', ') || 'Nothing wrong';
}
