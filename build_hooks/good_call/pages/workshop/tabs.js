/** Tabs and what each of them shows. Arrow keys go from tab to tab. */

import { make } from './dom.js';

export class Tabs {
  element = make('div', 'gc-w-tabs');
  panels = make('div', 'gc-w-panels');
  /** @type {Map<string, {tab: HTMLButtonElement, panel: HTMLElement, badge: HTMLElement}>} */
  #all = new Map();
  /** @type {(name: string) => unknown} */
  #chosen;
  current = '';

  /**
   * @param {string} label what a screen reader calls them
   * @param {(name: string) => unknown} chosen told of each choice
   */
  constructor(label, chosen = () => {}) {
    this.#chosen = chosen;
    this.element.role = 'tablist';
    this.element.ariaLabel = label;
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {string} name @param {string} label @param {HTMLElement} panel */
  add(name, label, panel) {
    const badge = make('span', 'gc-w-badge');
    const tab = make('button', 'gc-w-tab', label, badge);
    Object.assign(tab, { type: 'button', role: 'tab', id: `_gc-w-tab-${name}`, onclick: () => this.choose(name) });
    Object.assign(panel, { role: 'tabpanel', id: `_gc-w-panel-${name}`, hidden: true, tabIndex: 0 });
    tab.setAttribute('aria-controls', panel.id);
    panel.setAttribute('aria-labelledby', tab.id);
    badge.hidden = true;
    this.#all.set(name, { tab, panel, badge });
    this.element.append(tab);
    this.panels.append(panel);
  }

  /** @param {string} name */
  choose(name) {
    this.current = name;
    for (const [each, { tab, panel }] of this.#all) {
      tab.ariaSelected = `${each === name}`;
      tab.tabIndex = each === name ? 0 : -1;
      panel.hidden = each !== name;
    }
    this.#chosen(name);
  }

  /** @param {string} name @param {string} words '' for none @param {boolean} [bad] */
  mark(name, words, bad = false) {
    const { badge } = /** @type {{badge: HTMLElement}} */ (this.#all.get(name));
    badge.textContent = words;
    badge.hidden = !words;
    badge.classList.toggle('gc-w-bad', bad);
  }

  /** @param {string} name @param {boolean} there */
  offer(name, there) {
    const { tab } = /** @type {{tab: HTMLElement}} */ (this.#all.get(name));
    tab.hidden = !there;
  }

  /** @param {KeyboardEvent} event */
  #key({ key }) {
    const there = [...this.#all].filter(([, { tab }]) => tab.offsetParent !== null);
    const at = there.findIndex(([name]) => name === this.current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: there.length - 1 }[key];
    if (to === undefined) return;
    const [name, { tab }] = there[(to + there.length) % there.length];
    this.choose(name);
    tab.focus();
  }
}
