/** Keeps the draft of the open file in the browser, and says what became of it elsewhere. */

/** @import { Desk } from './desk.js' */
/** @import { Draft } from './answers.d.ts' */
/** @import { Drafts } from './drafts.js' */
/** @import { Editor } from './editor.js' */
/** @import { Layout } from './layout.js' */
/** @import { Notices } from './notices.js' */
/** @import { Sheet } from './sheet.js' */

/** Milliseconds until a change is kept. */
const KEEP = 300;

export class Keeping {
  /** @type {{drafts: Drafts, desk: Desk, editor: Editor, layout: Layout, notices: Notices}} */
  #with;
  /** @type {Sheet | null} */
  #sheet = null;
  #timer = 0;
  /** whether there is something to be kept */
  #pending = false;

  /** @param {{drafts: Drafts, desk: Desk, editor: Editor, layout: Layout, notices: Notices}} others */
  constructor(others) {
    this.#with = others;
  }

  /** @param {Sheet | null} sheet */
  open(sheet) {
    this.#sheet = sheet;
    if (!sheet) return;
    this.#tellState();
    const draft = this.#with.drafts.of(sheet.path);
    if (draft && sheet.version !== (sheet.published?.version ?? '')) this.#outdated(sheet);
  }

  changed() {
    this.#pending = true;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.keep(), KEEP);
  }

  /** Keeps the draft; a text that is the published one needs none. */
  keep() {
    if (!this.#pending || !this.#sheet) return;
    this.#settle();
    const { drafts, desk, editor } = this.#with;
    const { path, published } = this.#sheet;
    const { text } = editor;
    if (text === published?.text) drafts.drop(path);
    else drafts.keep(path, text, this.#sheet.version);
    void desk.ask('put', { path, text }).catch(() => {});
    this.#tellState();
  }

  /** Forgets the draft, whatever waits to be kept. */
  drop() {
    this.#settle();
    const { drafts, desk } = this.#with;
    const { path } = /** @type {Sheet} */ (this.#sheet);
    drafts.drop(path);
    void desk.ask('drop', { path }).catch(() => {});
  }

  /** Nothing waits to be kept. */
  #settle() {
    clearTimeout(this.#timer);
    this.#pending = false;
  }

  #tellState() {
    const { drafts, layout, notices } = this.#with;
    const draft = this.#sheet && drafts.of(this.#sheet.path);
    const kept = drafts.kept ? 'Draft, kept in this browser' : 'Draft, lost when you close this page';
    layout.state(draft ? kept : 'As published');
    if (!drafts.kept) notices.tell('storage', NOT_KEPT);
  }

  /** The guide went on while the draft lay here. @param {Sheet} sheet */
  #outdated(sheet) {
    const { editor, notices } = this.#with;
    const { text = '', version = '' } = sheet.published ?? {};
    const goOn = () => {
      this.#sheet = { ...sheet, version };
      this.changed();
      this.keep();
    };
    const take = () => (goOn(), editor.replace(text));
    const acts = /** @type {[string, () => unknown][]} */ ([
      ['Go on with my draft', goOn],
      ['Take the published text', take],
    ]);
    notices.tell('outdated', sheet.published ? OUTDATED : GONE, sheet.published ? acts : acts.slice(0, 1), false);
  }

  /** Another tab wrote. @param {string} path @param {Draft | undefined} draft */
  elsewhere(path, draft) {
    if (path !== this.#sheet?.path) return;
    const { editor, notices } = this.#with;
    const text = draft?.text ?? this.#sheet.published?.text;
    if (text === undefined || text === editor.text) return this.#tellState();
    // Whoever writes here decides; where nobody does, both tabs show the same.
    if (this.#pending) return notices.tell('elsewhere', BOTH, [['Show what stands there', () => editor.replace(text)]]);
    editor.replace(text);
    // It is kept already, and written once more it could take the place of what the other tab wrote since.
    this.#settle();
    this.#tellState();
    notices.tell('elsewhere', 'Changed in another tab just now. Undo brings back what stood here.');
  }
}

const NOT_KEPT = 'This browser keeps nothing for this site. Download your draft before you leave the page.';
const OUTDATED = 'The published text has changed since you began this draft. “Changes” compares with the new one.';
const GONE = 'This was published when you began this draft, and is no longer in the guide.';
const BOTH = 'This draft was changed in another tab as well.';
