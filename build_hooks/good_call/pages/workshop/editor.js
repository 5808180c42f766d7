/**
 * Where a file is written: CodeMirror with YAML, in a root of its own.
 *
 * A shadow root takes its styles as sheets, so that the page's policy needs no exception; and the theme, which opens its
 * search at `s`, hears no key of it.
 *
 * @import { Completed, Edit, Finding, Hovered } from './answers.d.ts'
 * @typedef {object} Asks what the editor asks of others
 * @property {(text: string) => unknown} changed the text is another one
 * @property {(at: number) => unknown} moved the cursor stands elsewhere
 * @property {(at: number) => Promise<Completed | null>} complete
 * @property {(at: number) => Promise<Hovered | null>} hover
 * @property {() => unknown} rename
 * @property {(words: string) => unknown} say to a screen reader
 */

import { acceptCompletion, autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, redo, undo } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { ChangeSet, Compartment, EditorSelection, EditorState, Transaction } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { completing } from './completing.js';
import { make } from './dom.js';
import { hovering } from './hovering.js';
import { colours, looks } from './looks.js';
import { marking, marksOf, stepThrough } from './marks.js';

/** However soon it comes after a letter that was typed, it is undone alone. */
const APART = isolateHistory.of('full');

/** How long somebody has, after Escape, to leave by Tab: nobody has to hurry. */
const WAY_OUT = 10_000;
/** The languages of the words that CodeMirror shows. */
const PHRASES = { 'replace all': 'replace all', by: 'by', 'by word': 'whole words' };

export class Editor {
  element = make('div', 'gc-w-editor');
  /** @type {EditorView} */
  #view;
  /** @type {Asks} */
  #asks;
  #name = new Compartment();
  /** @type {Finding[]} */
  #found = [];
  /** what was written since they were found */
  #since = ChangeSet.empty(0);

  /** @param {Asks} asks */
  constructor(asks) {
    this.#asks = asks;
    const root = this.element.attachShadow({ mode: 'open' });
    this.#view = new EditorView({ root, parent: root });
    this.element.addEventListener('keydown', (event) => event.stopPropagation());
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  get at() {
    return this.#view.state.selection.main.head;
  }

  /** @returns {string} the name that the cursor stands at; '' where it stands at none */
  get named() {
    const { text, from } = this.#view.state.doc.lineAt(this.at);
    const [, before = '', name = ''] = /^(\s*(?:- )?(?:then|id|start|expect|go): )([a-z0-9-]+)/.exec(text) ?? [];
    return this.at - from >= before.length ? name : '';
  }

  /** Begins with a file: what was done before can't be undone. @param {string} text @param {string} name */
  open(text, name) {
    this.#view.setState(EditorState.create({ doc: text, extensions: this.#extensions(name) }));
    this.#found = [];
    this.#since = ChangeSet.empty(this.#view.state.doc.length);
  }

  /** Puts another text in place of this one, as a change that can be undone. @param {string} text */
  replace(text) {
    const changes = { from: 0, to: this.#view.state.doc.length, insert: text };
    this.#view.dispatch({ changes, annotations: APART });
  }

  /** @param {number} at of the text as it was checked last @returns {number} where that is by now */
  now(at) {
    return this.#since.mapPos(Math.min(at, this.#since.length));
  }

  /** @param {Edit[]} edits of the text as it was checked last @returns {boolean} false where it has changed there since */
  repair(edits) {
    const since = this.#since;
    if (edits.some(({ from, to }) => to > since.length || since.touchesRange(from, to))) return false;
    this.apply(edits.map(({ from, to, insert }) => ({ from: this.now(from), to: this.now(to), insert })));
    return true;
  }

  /** @param {Edit[]} edits all of one repair, in one step of undo */
  apply(edits) {
    const length = this.#view.state.doc.length;
    const whole = edits.every(({ from, to }) => from <= to && to <= length);
    if (!whole) return;
    this.#view.dispatch({ changes: edits, userEvent: 'input.repair', scrollIntoView: true, annotations: APART });
  }

  /** @param {number} from @param {number} [to] @param {boolean} [focus] */
  goTo(from, to = from, focus = true) {
    const { length } = this.#view.state.doc;
    const selection = EditorSelection.single(Math.min(from, length), Math.min(to, length));
    const effects = EditorView.scrollIntoView(selection.main, { y: 'center' });
    this.#view.dispatch({ selection, effects, annotations: Transaction.userEvent.of('select.elsewhere') });
    if (focus) this.#view.focus();
  }

  /** @param {number} at @returns {number} its line, from 1 */
  line(at) {
    const { doc } = this.#view.state;
    return doc.lineAt(Math.min(at, doc.length)).number;
  }

  /** @param {string} path @param {Finding[]} found @param {(finding: Finding, repair: number) => unknown} repair */
  mark(path, found, repair) {
    this.#found = found;
    this.#since = ChangeSet.empty(this.#view.state.doc.length);
    this.#view.dispatch(marksOf(this.#view.state, path, found, repair));
  }

  focus() {
    this.#view.focus();
  }

  undo() {
    undo(this.#view);
    this.focus();
  }

  redo() {
    redo(this.#view);
    this.focus();
  }

  find() {
    openSearchPanel(this.#view);
  }

  close() {
    this.#view.destroy();
  }

  /** @param {string} name what a screen reader calls the text */
  #extensions(name) {
    return [
      ...sight,
      ...writing,
      completing(this.#asks.complete),
      hovering(this.#asks.hover, () => this.#foundNow),
      marking,
      keymap.of([
        ...this.#keys(),
        ...completionKeymap,
        ...searchKeymap,
        ...foldKeymap,
        ...historyKeymap,
        ...defaultKeymap,
        { key: 'Tab', run: acceptCompletion },
        indentWithTab,
      ]),
      this.#name.of(
        EditorView.contentAttributes.of({
          'aria-label': name,
          'aria-describedby': 'hint',
          spellcheck: 'true',
          tabindex: '0',
        }),
      ),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          this.#since = this.#since.compose(update.changes);
          this.#asks.changed(this.text);
        }
        const elsewhere = update.transactions.some((each) => each.isUserEvent('select.elsewhere'));
        if (update.selectionSet && !elsewhere) this.#asks.moved(this.at);
      }),
    ];
  }

  get #foundNow() {
    return this.#found.map((each) => ({ ...each, from: this.now(each.from), to: this.now(each.to) }));
  }

  /** @returns {import('@codemirror/view').KeyBinding[]} */
  #keys() {
    const step = (/** @type {1 | -1} */ way) => (/** @type {EditorView} */ view) => {
      const words = stepThrough(view, this.#foundNow, way);
      if (words) this.#asks.say(words);
      return !!words;
    };
    return [
      { key: 'F8', run: step(1), shift: step(-1) },
      { key: 'F2', run: () => (this.#asks.rename(), true) },
      {
        key: 'Escape',
        run: (view) => {
          view.setTabFocusMode(WAY_OUT);
          return false;
        },
      },
    ];
  }
}

const sight = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  foldGutter({ openText: '⌄', closedText: '›' }),
  codeFolding(),
  drawSelection(),
  highlightActiveLine(),
  highlightSelectionMatches(),
  EditorView.lineWrapping,
  EditorState.phrases.of(PHRASES),
  syntaxHighlighting(colours),
  looks,
];

const writing = [
  history(),
  yaml(),
  indentUnit.of('  '),
  EditorState.tabSize.of(2),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false, aboveCursor: false }),
  search({ top: true }),
];
