/** A new tree, from the same questions as `guide new`: each has an answer already. */

/** @import { Question, Questions } from './answers.d.ts' */
/** @import { Workshop } from './workshop.js' */

import { Dialog } from './dialog.js';
import { button, make } from './dom.js';

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */
/** @typedef {Record<string, Control>} Controls by the ids of their questions */

const FEWEST = 2;
const NOT_READY = "The check isn't ready yet: wait a moment, and try again.";

/** @param {Workshop} workshop @param {HTMLElement} around @param {string} title */
export async function beginTree(workshop, around, title) {
  const dialog = new Dialog(title, around);
  const wait = make('p', 'gc-w-quiet', 'Getting the questions…');
  dialog.body.append(wait);
  dialog.open();
  try {
    /** @type {Questions} */
    const questions = await workshop.desk.ask('questions', {});
    if (questions.refused) return (wait.textContent = questions.refused);
    dialog.body.replaceChildren(new Beginning(workshop, dialog, title, questions).form);
    dialog.body.querySelector('input')?.focus();
  } catch {
    wait.textContent = NOT_READY;
  }
}

class Beginning {
  #why = make('p', 'gc-w-wrong');
  #leaves = make('div', 'gc-w-leaves');
  /** @type {{controls: Controls, element: HTMLElement}[]} */
  #rows = [];
  /** @type {Controls} */
  #controls = {};
  #workshop;
  #dialog;
  #title;
  /** @type {Question[]} what is asked of each answer */
  #each = [];
  #most = FEWEST;

  /** @param {Workshop} workshop @param {Dialog} dialog @param {string} title @param {Questions} asked */
  constructor(workshop, dialog, title, { questions, answers }) {
    this.#workshop = workshop;
    this.#dialog = dialog;
    this.#title = title;
    this.#why.role = 'alert';
    const { each = [], most = FEWEST } = questions.find(({ id }) => id === 'answers') ?? {};
    this.#each = each;
    this.#most = most;
    for (const row of answers) this.#add(row);
    this.form = this.#made(questions.filter(({ id, options }) => id !== 'title' && !(options && !options.length)));
  }

  /** @param {Question[]} questions */
  #made(questions) {
    const more = button('Another answer', () => this.#more(), 'gc-w-link');
    /** @type {HTMLElement[]} */
    const asked = questions.flatMap(
      /** @returns {HTMLElement[]} */ (each) =>
        each.id === 'answers' ? [this.#leaves, make('p', '', more)] : [this.#asked(each, this.#controls, each.default)],
    );
    const form = make(
      'form',
      'gc-w-form',
      this.#why,
      ...asked,
      make('button', 'gc-w-button gc-w-main', 'Write it'),
      make('p', 'gc-w-quiet', 'You can change all of this in the text afterwards.'),
    );
    form.addEventListener('submit', (event) => (event.preventDefault(), void this.#begin()));
    return form;
  }

  /** @param {Question} question @param {Controls} controls @param {string} [value] */
  #asked({ id, ask, options }, controls, value = '') {
    const control = options ? choice(options, id === 'group') : make('input', 'gc-w-field');
    if (control instanceof HTMLInputElement) control.maxLength = 300;
    control.value = value;
    controls[id] = control;
    return make('label', '', make('span', '', ask), control);
  }

  #more() {
    if (this.#rows.length < this.#most) this.#add({});
    Object.values(this.#rows[this.#rows.length - 1].controls)[0].focus();
  }

  /** @param {Record<string, string>} row */
  #add(row) {
    /** @type {Controls} */
    const controls = {};
    const [verdict] = this.#each.find(({ id }) => id === 'verdict')?.options ?? [];
    const asked = this.#each.map((each) =>
      this.#asked(each, controls, row[each.id] ?? (each.options ? verdict.value : '')),
    );
    const number = this.#rows.length + 1;
    const element = make('fieldset', 'gc-w-leaf', make('legend', '', `Answer ${number}`), ...asked);
    const made = { controls, element };
    if (number > FEWEST) element.append(button('Take it out', () => this.#remove(made), 'gc-w-link'));
    this.#rows.push(made);
    this.#leaves.append(element);
  }

  /** @param {{controls: Controls, element: HTMLElement}} row */
  #remove(row) {
    row.element.remove();
    this.#rows = this.#rows.filter((each) => each !== row);
  }

  async #begin() {
    const answers = {
      ...valuesOf(this.#controls),
      title: this.#title,
      answers: this.#rows.map(({ controls }) => valuesOf(controls)),
    };
    const begun = await this.#workshop.desk.ask('begin', { answers }).catch(() => ({ refused: NOT_READY }));
    // It was called off meanwhile, or asked for twice.
    if (!this.#dialog.element.open) return;
    this.#why.textContent = begun.refused ?? '';
    if (begun.refused) return this.#goTo(begun.at ?? '');
    this.#dialog.close();
    this.#workshop.openNew(begun.path, begun.text);
  }

  /** @param {string} at the question that was answered wrongly: `summary`, or `answers.1` */
  #goTo(at) {
    const [name, row] = at.split('.');
    const [first] = Object.values(this.#rows[Number(row)]?.controls ?? {});
    (this.#controls[name] ?? first)?.focus();
    this.#why.scrollIntoView();
  }
}

/** @param {{value: string, words: string}[]} options @param {boolean} mayBeNone */
function choice(options, mayBeNone) {
  const made = make('select', 'gc-w-field');
  const all = mayBeNone ? [{ value: '', words: 'None' }, ...options] : options;
  made.append(...all.map(({ value, words }) => new Option(words, value)));
  return made;
}

/** @param {Controls} controls @returns {Record<string, string>} */
const valuesOf = (controls) => Object.fromEntries(Object.entries(controls).map(([id, { value }]) => [id, value]));
