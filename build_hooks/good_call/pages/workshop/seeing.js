/** What the checker says of the open file, brought to all who show it; and which node of the tree is meant. */

/** @import { Checked, Finding, Looked, TreeNode } from './answers.d.ts' */
/** @import { Editor } from './editor.js' */
/** @import { Layout } from './layout.js' */
/** @import { MapView } from './map-view.js' */
/** @import { Problems } from './problems.js' */
/** @import { RepView } from './rep-view.js' */
/** @import { Sheet } from './sheet.js' */

import { countOf, showChanges } from './changes.js';
import { errorsOf, summary } from './problems.js';
import { showPromises, showStories } from './stories.js';

/**
 * @typedef {object} Shows
 * @property {Editor} editor
 * @property {Problems} problems
 * @property {RepView} rep
 * @property {MapView} map
 * @property {Layout} layout
 * @property {(finding: Finding, repair: number) => unknown} repair
 */

export class Seeing {
  /** @type {Shows} */
  #shows;
  /** @type {Sheet | null} */
  #sheet = null;
  /** @type {TreeNode[]} */
  #nodes = [];
  /** @type {Set<string>} the nodes of the tree that is shown, which may be older than the text */
  #shown = new Set();
  /** @type {Finding[]} */
  found = [];

  /** the node that somebody came for, until it is known where it stands */
  wanted = '';

  /** @param {Shows} shows */
  constructor(shows) {
    this.#shows = shows;
  }

  /** @param {Sheet} sheet */
  open(sheet) {
    const { rep, map, layout, problems } = this.#shows;
    this.#sheet = sheet;
    this.#nodes = [];
    this.found = [];
    this.wanted = '';
    this.#shown.clear();
    rep.clear();
    map.show(null, '');
    problems.wait('Checking…');
    for (const each of ['write', 'stories', 'promises', 'changes']) layout.tabs.mark(each, '');
  }

  /** Nothing is open any more, and what is under way is for nobody. */
  leave() {
    this.#shows.map.show(null, '');
  }

  get errors() {
    return errorsOf(this.found);
  }

  /** @param {Checked} checked */
  checked({ diagnostics }) {
    const { editor, problems, rep, layout, repair } = this.#shows;
    const { path } = /** @type {Sheet} */ (this.#sheet);
    this.found = diagnostics;
    editor.mark(path, diagnostics, repair);
    problems.show(path, diagnostics);
    layout.tabs.mark('write', this.errors ? `${this.errors}` : '', true);
    layout.say(summary(diagnostics));
    rep.stay(this.errors ? 'Shown as it was before the last mistake.' : '');
  }

  /** @param {Looked} looked */
  looked(looked) {
    const { html, nodes, stories, safeguards, changes } = looked;
    const { editor, rep, map, layout } = this.#shows;
    const goTo = (/** @type {string} */ node) => this.goTo(node);
    if (nodes.length) this.#nodes = nodes;
    if (this.wanted) this.goTo(this.wanted);
    this.wanted = '';
    if (!html) return;
    this.#shown = new Set(nodes.map(({ id }) => id));
    rep.show(html, this.at(editor.at));
    showStories(layout.stories, stories, nodes, goTo);
    showPromises(layout.promises, safeguards, nodes, goTo);
    showChanges(layout.changes, changes, !this.#sheet?.published);
    map.show(looked, this.at(editor.at));
    const wrong = stories.filter(({ ok }) => !ok).length;
    const broken = safeguards.filter(({ holds }) => !holds).length;
    layout.tabs.mark('stories', `${wrong || stories.length || ''}`, wrong > 0);
    layout.tabs.mark('promises', broken ? `${broken}` : '', true);
    layout.tabs.mark('changes', `${countOf(changes) || ''}`);
  }

  /** @param {number} at @returns {string} the node whose text the cursor stands in; '' for none */
  at(at) {
    return this.#nodes.find(({ from, to }) => from <= at && at <= to)?.id ?? '';
  }

  /** @param {number} at @returns {number} where the node begins whose text stands there; the same where none does */
  from(at) {
    return this.#nodes.find(({ from, to }) => from <= at && at <= to)?.from ?? at;
  }

  /** The cursor went somewhere, and the preview follows. @param {number} at */
  moved(at) {
    this.wanted = '';
    this.#point(this.at(at));
  }

  /** @param {string} id */
  #point(id) {
    if (!this.#shown.has(id)) return;
    this.#shows.rep.point(id);
    this.#shows.map.point(id);
  }

  /** Somebody chose a node, and the cursor follows. @param {string} id */
  goTo(id) {
    const { editor } = this.#shows;
    const node = this.#nodes.find((each) => each.id === id);
    if (!node) return;
    if (this.at(editor.at) !== id) editor.goTo(node.from, node.from, false);
    this.#point(id);
  }
}
