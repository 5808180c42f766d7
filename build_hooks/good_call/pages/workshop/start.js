/** Where everybody begins: what is at hand, what is new, what somebody brings along. */

/** @import { Contents } from './contents.js' */
/** @import { Drafts } from './drafts.js' */
/** @import { Listed } from './answers.d.ts' */

import { button, make } from './dom.js';
import { titleOf } from './sheet.js';

/** More are found by their words. */
const MOST = 60;

/**
 * @typedef {object} Ways
 * @property {(path: string) => unknown} open
 * @property {(title: string) => unknown} begin
 * @property {(file: File) => unknown} bring
 * @property {(text: string) => unknown} paste
 */

export class Start {
  element = make('div', 'gc-w-start');
  shown = false;
  /** @type {HTMLElement[]} the drafts that somebody can go on with */
  #keptNow = [];
  /** @type {Contents} */
  #contents;
  /** @type {Drafts} */
  #drafts;
  /** @type {Ways} */
  #ways;

  /** @param {Contents} contents @param {Drafts} drafts @param {Ways} ways */
  constructor(contents, drafts, ways) {
    this.#contents = contents;
    this.#drafts = drafts;
    this.#ways = ways;
  }

  /** Shows what is there now. */
  show() {
    this.shown = true;
    const head = make('h1', '', 'What would you like to work on?');
    head.tabIndex = -1;
    this.#keptNow = this.#kept();
    this.element.replaceChildren(
      make(
        'div',
        'gc-w-lead-in',
        head,
        make('p', '', 'Whatever you do here stays in this browser until you send it in.'),
      ),
      ...this.#keptNow,
      make('div', 'gc-w-ways', this.#trees(), make('div', 'gc-w-others', this.#new(), this.#brought(), this.#rest())),
    );
    head.focus({ preventScroll: true });
  }

  /** Shows which drafts there are by now, and leaves alone what somebody writes beside them. */
  renew() {
    const kept = this.#kept();
    this.element.firstElementChild?.after(...kept);
    for (const each of this.#keptNow) each.remove();
    this.#keptNow = kept;
  }

  /** @returns {HTMLElement[]} */
  #kept() {
    const drafts = this.#drafts.all();
    if (!drafts.length) return [];
    const items = drafts.map(([path, { when }]) => {
      const listed = this.#contents.file(path);
      return this.#row(path, listed ? titleOf(listed) : path, `${listed ? 'Changed' : 'New'}, ${told(when)}`);
    });
    return [make('section', 'gc-w-card', make('h2', '', 'Go on with'), make('ul', 'gc-w-files', ...items))];
  }

  #trees() {
    const trees = this.#contents.files.filter(({ kind }) => kind === 'tree');
    const list = make('ul', 'gc-w-files');
    const more = make('p', 'gc-w-quiet');
    const field = Object.assign(make('input', 'gc-w-field'), { type: 'search', placeholder: 'Part of its title' });
    field.ariaLabel = 'Find a tree by part of its title';
    const show = () => {
      const found = trees.filter((each) => holds(each, field.value));
      list.replaceChildren(
        ...found
          .slice(0, MOST)
          .map(({ path, title, id }) => this.#row(path, title || id || path, path.split('/').slice(1, -1).join('/'))),
      );
      more.textContent = found.length
        ? found.length > MOST
          ? `And ${found.length - MOST} more: type part of a title.`
          : ''
        : 'No tree has these words in its title.';
    };
    field.addEventListener('input', show);
    show();
    return make('section', 'gc-w-card', make('h2', '', 'Change a tree'), field, list, more);
  }

  #new() {
    const field = Object.assign(make('input', 'gc-w-field'), {
      placeholder: 'Should you take a late return?',
      required: true,
      maxLength: 200,
    });
    const label = make('label', '', make('span', '', 'What is to be decided?'), field);
    const form = make('form', '', label, make('button', 'gc-w-button gc-w-main', 'Begin'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ways.begin(field.value);
    });
    return make('section', 'gc-w-card', make('h2', '', 'Begin a new tree'), form);
  }

  #brought() {
    const file = Object.assign(make('input', ''), { type: 'file', hidden: true });
    file.ariaLabel = 'A file from your computer';
    file.addEventListener('change', () => file.files?.[0] && this.#ways.bring(file.files[0]));
    const pasted = Object.assign(make('textarea', 'gc-w-field'), { rows: 4, required: true });
    pasted.ariaLabel = 'The text that you copied';
    const paste = make('form', '', pasted, make('button', 'gc-w-button', 'Open this text'));
    paste.hidden = true;
    paste.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ways.paste(pasted.value);
    });
    const open = () => {
      paste.hidden = false;
      pasted.focus();
    };
    return make(
      'section',
      'gc-w-card',
      make('h2', '', 'Bring a file'),
      make('p', '', 'A tree, or a diagram or table that becomes one: Mermaid, draw.io, Lucidchart, CSV.'),
      make(
        'p',
        'gc-w-row',
        button('From your computer', () => file.click()),
        button('From the clipboard', open),
        file,
      ),
      paste,
    );
  }

  #rest() {
    const others = this.#contents.files.filter(({ kind }) => kind !== 'tree');
    const items = others.map((each) => this.#row(each.path, titleOf(each), each.kind === 'article' ? 'Article' : ''));
    return make('section', 'gc-w-card', make('h2', '', 'House rules and articles'), make('ul', 'gc-w-files', ...items));
  }

  /** @param {string} path @param {string} title @param {string} note */
  #row(path, title, note) {
    const row = button(title, () => this.#ways.open(path), 'gc-w-file');
    if (note) row.append(' ', make('span', 'gc-w-quiet', note));
    return make('li', '', row);
  }
}

/** @param {Listed} listed @param {string} words */
function holds({ title, id, path }, words) {
  const text = `${title ?? ''} ${id ?? ''} ${path}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** @param {string} when */
const told = (when) =>
  new Date(when).toLocaleString(document.documentElement.lang || undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
