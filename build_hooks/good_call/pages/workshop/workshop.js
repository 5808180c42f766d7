/** The workshop at work: what is open, and what can be done with it. */

/** @import { Draft, Finding, Renamed } from './answers.d.ts' */
/** @import { Contents } from './contents.js' */
/** @import { Drafts } from './drafts.js' */
/** @import { Sheet } from './sheet.js' */

import { name, named, names } from './address.js';
import { beginTree } from './beginning.js';
import { bringFile, pasteText } from './bringing.js';
import { versionOf } from './contents.js';
import { Desk } from './desk.js';
import { Editor } from './editor.js';
import { Judge } from './judge.js';
import { Keeping } from './keeping.js';
import { Layout, NARROW } from './layout.js';
import { Leaving } from './leaving.js';
import { MapView } from './map-view.js';
import { askForName } from './naming.js';
import { Notices } from './notices.js';
import { Problems } from './problems.js';
import { RepView } from './rep-view.js';
import { Seeing } from './seeing.js';
import { sheetOf, titleOf } from './sheet.js';
import { Start } from './start.js';

const CANNOT_CHECK = "The check can't run in this browser. You can still write, and download the file.";
const NOT_JUDGED = 'The check could not be made. It tries again at your next change.';
const NOT_SEEN = 'The preview could not be made. It tries again at your next change.';
const BEGUN_ANEW = 'The check got stuck and has begun anew. Nothing that you wrote is lost.';
const WRITTEN_SINCE = 'The text has changed in another tab meanwhile: give the name once more.';
/** What is said of the browser, not of the file that is open. */
const LASTING = ['storage', 'failed'];

export class Workshop {
  /** @type {HTMLElement} */
  #around;
  /** @type {Contents} */
  #contents;
  /** @type {Drafts} */
  #drafts;
  /** @type {Sheet | null} */
  #sheet = null;
  /** the path of what is open, or on its way; '' for none */
  #wanted = '';
  /** how often somebody went on to something else */
  #visits = 0;
  notices = new Notices();
  editor = new Editor(this.#asks());
  problems = new Problems({
    goTo: (at, to) => (this.layout.write(), this.editor.goTo(this.editor.now(at), this.editor.now(to))),
    open: (path, at) => this.open(path, at),
    repair: (finding, repair) => this.#repair(finding, repair),
    line: (at) => this.editor.line(at),
  });
  /** @type {Layout} */
  layout;
  /** @type {Desk} */
  desk;

  /**
   * @param {HTMLElement} around
   * @param {Contents} contents
   * @param {Drafts} drafts
   * @param {URL} here the workshop's own folder
   * @param {AbortSignal} signal of its end
   */
  constructor(around, contents, drafts, here, signal) {
    this.#around = around;
    this.#contents = contents;
    this.#drafts = drafts;
    const { rep, map } = this.#views(new URL('parts/preview.html', here).href, signal);
    this.start = this.#started();
    this.layout = this.#laidOut(rep, map);
    this.desk = new Desk(contents, drafts, this.#hears());
    const { editor, problems, layout, desk, notices } = this;
    const repair = (/** @type {Finding} */ finding, /** @type {number} */ at) => this.#repair(finding, at);
    this.seeing = new Seeing({ editor, problems, rep, map, layout, repair });
    this.keeping = new Keeping({ drafts, desk, editor, layout, notices });
    this.judge = new Judge(desk, {
      checked: (checked) => this.seeing.checked(checked),
      looked: (looked) => this.seeing.looked(looked),
      busy: (is) => this.layout.busy(is),
      failed: (what) => (what === 'check' ? problems.wait(NOT_JUDGED) : rep.stay(NOT_SEEN)),
    });
    this.#listen(signal);
    void this.#arrive();
  }

  /** @param {string} address of the frame's page @param {AbortSignal} signal */
  #views(address, signal) {
    const hears = {
      shown: (/** @type {string} */ node) => this.seeing.goTo(node),
      left: (/** @type {string} */ tree) => this.#left(tree),
    };
    const draw = (/** @type {object} */ laidOut) =>
      this.desk.ask('draw', { path: this.#sheet?.path, text: this.editor.text, laid_out: laidOut });
    return {
      rep: new RepView(address, 'tree', hears, signal),
      map: new MapView(new RepView(address, 'map', hears, signal), draw),
    };
  }

  #started() {
    return new Start(this.#contents, this.#drafts, {
      open: (path) => this.open(path),
      begin: (title) => beginTree(this, this.#around, title),
      bring: (file) => bringFile(this, this.#around, file),
      paste: (text) => pasteText(this, this.#around, text),
    });
  }

  /** @param {RepView} rep @param {MapView} map */
  #laidOut(rep, map) {
    const parts = {
      notices: this.notices.element,
      start: this.start.element,
      editor: this.editor.element,
      problems: this.problems.element,
      rep: rep.element,
      map: map.element,
    };
    return new Layout(this.#around, parts, {
      start: () => this.#begin(),
      undo: () => this.editor.undo(),
      redo: () => this.editor.redo(),
      find: () => this.#find(),
      rename: () => this.#rename(),
      leave: () => this.#leave(),
      seen: (name) => map.turn(name === 'map'),
    });
  }

  /** @returns {import('./editor.js').Asks} */
  #asks() {
    const given = (/** @type {number} */ at) => ({ path: this.#sheet?.path, text: this.editor.text, at });
    return {
      changed: (text) => this.#changed(text),
      moved: (at) => this.seeing.moved(at),
      complete: (at) => this.desk.ask('complete', given(at)),
      hover: async (at) => (await this.desk.ask('hover', given(at))).hover,
      rename: () => this.#rename(),
      say: (words) => this.layout.say(words),
    };
  }

  /** @returns {import('./answers.d.ts').Hears} */
  #hears() {
    return {
      progress: (share) => this.problems.wait(`Getting the check ready: ${Math.round(share * 100)} %`),
      ready: () => this.notices.take('failed'),
      again: () => this.notices.tell('again', BEGUN_ANEW),
      failed: () => {
        this.notices.tell('failed', CANNOT_CHECK, [], false);
        this.problems.wait('Not checked');
      },
    };
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    this.#drafts.watch((path, draft) => {
      const told = this.desk.ask(draft ? 'put' : 'drop', { path, text: draft?.text });
      void told.then(() => path !== this.#sheet?.path && this.judge.again()).catch(() => {});
      if (this.#sheet) this.keeping.elsewhere(path, draft);
      else this.start.renew();
    }, signal);
    matchMedia(NARROW).addEventListener('change', () => this.layout.choose(), { signal });
    this.#hearOfAddresses(signal);
    window.addEventListener('pagehide', () => this.keeping.keep(), { signal });
    signal.addEventListener('abort', () => {
      this.keeping.keep();
      this.desk.end();
      this.editor.close();
    });
  }

  /**
   * The theme makes a page anew at the first change of its address, and with it a workshop that has forgotten what it
   * just said: so it hears only of those that lead away.
   * @param {AbortSignal} signal
   */
  #hearOfAddresses(signal) {
    const here = location.pathname;
    const heard = (/** @type {Event} */ event) => {
      if (location.pathname !== here) return;
      event.stopImmediatePropagation();
      void this.#arrive();
    };
    for (const kind of ['popstate', 'hashchange']) window.addEventListener(kind, heard, { signal, capture: true });
  }

  /** Opens what the address names. Each change of it is heard twice, and the second time nothing is new. */
  async #arrive() {
    const { path, node } = named(this.#contents);
    if (path === this.#wanted && (path || this.start.shown)) return;
    if (!path) return this.#begin();
    name(path, true);
    await this.open(path);
    if (this.#sheet?.path === path) this.seeing.wanted = node;
  }

  get isOpen() {
    return !!this.#sheet;
  }

  /** @returns {() => boolean} whether nobody has gone on to anything else since */
  stays() {
    const visit = ++this.#visits;
    return () => visit === this.#visits;
  }

  #begin() {
    this.#visits++;
    this.keeping.keep();
    this.keeping.open(null);
    this.judge.stop();
    this.seeing.leave();
    this.#sheet = null;
    this.#wanted = '';
    this.notices.clear(LASTING);
    name('');
    this.layout.begin(true);
    this.start.show();
  }

  /**
   * Opens a file of the guide, or a draft of one.
   * @param {string} path
   * @param {number} [at] where the cursor goes
   */
  async open(path, at) {
    this.#visits++;
    this.#wanted = path;
    const listed = this.#contents.file(path);
    try {
      const text = listed ? await this.#contents.text(path) : '';
      // Meanwhile somebody may have gone elsewhere, or have written: here, or in another tab.
      if (path !== this.#wanted) return;
      this.keeping.keep();
      const draft = this.#drafts.of(path);
      if (!listed && !draft) throw new Error(path);
      const published = listed ? { text, version: versionOf(text) } : null;
      this.#open(sheetOf(path, listed, published, draft?.version), draft?.text ?? text, at);
    } catch {
      if (path !== this.#wanted) return;
      // Back leads to what was there before, not here again.
      if (names(path)) name('', true);
      this.#begin();
      const gone = `There is nothing at ${path}: neither in the guide nor in this browser.`;
      const away = `“${listed ? titleOf(listed) : ''}” can't be had at the moment: this browser doesn't keep it yet.`;
      this.notices.tell('missing', listed ? away : gone);
    }
  }

  /** Opens what is new. @param {string} path @param {string} text @param {string[]} [guesses] what was guessed at */
  openNew(path, text, guesses = []) {
    this.keeping.keep();
    this.#drafts.keep(path, text, '');
    this.#open(sheetOf(path, undefined, null), text);
    this.keeping.changed();
    if (guesses.length) this.notices.list('guesses', 'It was read with these guesses:', guesses);
  }

  /** @param {Sheet} sheet @param {string} text @param {number} [at] */
  #open(sheet, text, at = 0) {
    this.#visits++;
    this.#sheet = sheet;
    this.#wanted = sheet.path;
    this.notices.clear(LASTING);
    name(sheet.path);
    this.layout.begin(false);
    this.layout.name(sheet.title, sheet.path, sheet.kind === 'tree');
    this.layout.choose();
    this.seeing.open(sheet);
    this.editor.open(text, `${sheet.title}, as YAML`);
    this.keeping.open(sheet);
    this.judge.judge(sheet, text, 0);
    this.editor.goTo(at);
  }

  /** @param {string} text */
  #changed(text) {
    if (!this.#sheet) return;
    this.keeping.changed();
    this.judge.judge(this.#sheet, text);
  }

  /** A link in the preview leads to another tree. @param {string} tree */
  #left(tree) {
    const listed = this.#contents.tree(tree);
    if (!listed) return;
    const words = `Here a rep goes on to “${listed.title ?? listed.id}”.`;
    this.notices.tell('left', words, [['Open that tree', () => this.open(listed.path)]]);
  }

  #find() {
    this.layout.write();
    this.editor.find();
  }

  /** @param {Finding} finding @param {number} repair */
  #repair(finding, repair) {
    const { label, edits, alsoFiles } = finding.fixes[repair];
    // What has changed since is judged in a moment, and then its repair is another one.
    if (!this.editor.repair(edits)) return;
    void this.#alsoChange(alsoFiles);
    this.layout.say(`Done: ${label}`);
  }

  /** @param {Record<string, string>} [files] other files that a change goes on in */
  async #alsoChange(files = {}) {
    const paths = Object.keys(files);
    for (const path of paths) {
      const version = this.#drafts.of(path)?.version ?? (await this.#publishedVersion(path));
      this.#drafts.keep(path, files[path], version);
      void this.desk.ask('put', { path, text: files[path] }).catch(() => {});
    }
    const words = `Changed with it: ${paths.join(', ')}. “Save or send in” takes them along.`;
    if (paths.length) this.notices.tell('also', words);
  }

  /** @param {string} path @returns {Promise<string>} '' where nothing is published there */
  async #publishedVersion(path) {
    return this.#contents.file(path) ? versionOf(await this.#contents.text(path)) : '';
  }

  #rename() {
    const { path } = /** @type {Sheet} */ (this.#sheet);
    const { text, at } = this.editor;
    askForName(
      this.#around,
      this.editor.named || this.seeing.at(at),
      (to) => this.#renamed({ path, text, to }, [at, this.seeing.from(at)]),
      ({ edits = [], alsoFiles }) => {
        if (this.editor.text !== text) return this.notices.tell('also', WRITTEN_SINCE);
        this.editor.apply(edits);
        void this.#alsoChange(alsoFiles);
        this.editor.focus();
      },
    );
  }

  /**
   * What the cursor stands at is renamed, or else the node around it.
   * @param {object} given
   * @param {number[]} places
   * @returns {Promise<Renamed>}
   */
  async #renamed(given, [at, around]) {
    const renamed = await this.desk.ask('rename', { ...given, at });
    return renamed.refused && at !== around ? this.desk.ask('rename', { ...given, at: around }) : renamed;
  }

  #leave() {
    this.keeping.keep();
    const { path } = /** @type {Sheet} */ (this.#sheet);
    const leaves = { path, text: this.editor.text, errors: this.seeing.errors, discard: () => this.#discard() };
    new Leaving(this.#contents, this.#drafts).ask(this.#around, leaves);
  }

  #discard() {
    const { path, published } = /** @type {Sheet} */ (this.#sheet);
    const { text } = this.editor;
    if (published) {
      this.editor.replace(published.text);
      return this.notices.tell('discarded', 'This is the published text again. Undo brings your draft back.');
    }
    this.keeping.drop();
    this.#begin();
    this.notices.tell('discarded', 'The draft is gone.', [['Bring it back', () => this.openNew(path, text)]]);
  }
}
