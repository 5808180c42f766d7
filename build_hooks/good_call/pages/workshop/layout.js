/** The panes and what stands around them. */

import { button, make } from './dom.js';
import { Tabs } from './tabs.js';

/** Narrower, one pane is shown at a time. */
export const NARROW = '(max-width: 63.9em)';

/**
 * @typedef {object} Parts
 * @property {HTMLElement} notices
 * @property {HTMLElement} start
 * @property {HTMLElement} editor
 * @property {HTMLElement} problems
 * @property {HTMLElement} rep
 * @property {HTMLElement} map
 *
 * @typedef {object} Acts
 * @property {() => unknown} start
 * @property {() => unknown} undo
 * @property {() => unknown} redo
 * @property {() => unknown} find
 * @property {() => unknown} rename
 * @property {() => unknown} leave
 * @property {(tab: string) => unknown} seen another tab was chosen
 */

export class Layout {
  #title = make('span', 'gc-w-name');
  #state = make('span', 'gc-w-state');
  #live = make('p', 'gc-w-heard');
  #bench = make('div', 'gc-w-bench');
  #toolbar = make('div', 'gc-w-toolbar');
  #write = make('div', 'gc-w-write');
  #see = make('div', 'gc-w-see');
  #start;
  stories = make('div', 'gc-w-stories');
  promises = make('div', 'gc-w-promises');
  changes = make('div', 'gc-w-changed');
  tabs;

  /** @param {HTMLElement} around @param {Parts} parts @param {Acts} acts */
  constructor(around, parts, acts) {
    this.#start = parts.start;
    this.#fillToolbar(acts);
    this.tabs = new Tabs('What you look at', (name) => {
      this.#bench.dataset.pane = name === 'write' ? 'write' : 'see';
      acts.seen(name);
    });
    this.#write.append(parts.editor, hint(parts.editor), parts.problems);
    this.tabs.add('write', 'Write', make('div', 'gc-w-none'));
    this.tabs.add('rep', 'As a rep sees it', parts.rep);
    this.tabs.add('stories', 'Stories', this.stories);
    this.tabs.add('promises', 'Promises', this.promises);
    this.tabs.add('changes', 'Changes', this.changes);
    this.tabs.add('map', 'Map', parts.map);
    this.#live.role = 'status';
    this.#see.append(this.tabs.panels);
    this.#bench.append(this.tabs.element, this.#write, this.#see);
    around.replaceChildren(this.#toolbar, parts.notices, this.#start, this.#bench, this.#live);
    this.choose();
  }

  /** @param {Acts} acts */
  #fillToolbar(acts) {
    const tools = make(
      'div',
      'gc-w-tools',
      button('Undo', acts.undo, 'gc-w-tool'),
      button('Redo', acts.redo, 'gc-w-tool'),
      button('Find', acts.find, 'gc-w-tool'),
      button('Rename', acts.rename, 'gc-w-tool'),
    );
    this.#toolbar.role = 'toolbar';
    this.#toolbar.ariaLabel = 'The file';
    this.#toolbar.append(
      button('Open', acts.start, 'gc-w-button'),
      make('div', 'gc-w-which', this.#title, this.#state),
      tools,
      button('Save or send in', acts.leave, 'gc-w-button gc-w-main'),
    );
  }

  /** The pane that fits the width. */
  choose() {
    const narrow = matchMedia(NARROW).matches;
    this.tabs.offer('write', narrow);
    const { current } = this.tabs;
    if (!current || narrow !== (current === 'write')) this.tabs.choose(narrow ? 'write' : 'rep');
  }

  /** On a narrow screen the text comes to the fore. */
  write() {
    if (matchMedia(NARROW).matches) this.tabs.choose('write');
  }

  /** @param {boolean} begins whether nothing is open */
  begin(begins) {
    this.#start.hidden = !begins;
    this.#bench.hidden = begins;
    this.#toolbar.hidden = begins;
  }

  /** @param {string} title @param {string} path @param {boolean} isTree */
  name(title, path, isTree) {
    this.#title.textContent = title;
    this.#title.title = path;
    this.#bench.classList.toggle('gc-w-no-tree', !isTree);
  }

  /** Whether what is shown is older than the text. @param {boolean} is */
  busy(is) {
    this.#see.ariaBusy = `${is}`;
  }

  /** @param {string} words */
  state(words) {
    this.#state.textContent = words;
  }

  /** To a screen reader. @param {string} words */
  say(words) {
    if (this.#live.textContent !== words) this.#live.textContent = words;
  }
}

/** How to leave a text that takes Tab for itself. @param {HTMLElement} editor */
function hint(editor) {
  const words = 'Ctrl+Space: what fits here. F8: the next mistake. F2: rename. Escape, then Tab: leave the text.';
  const inside = make('p', '', words);
  inside.id = 'hint';
  inside.hidden = true;
  editor.shadowRoot?.append(inside);
  return make('p', 'gc-w-hint', words);
}
