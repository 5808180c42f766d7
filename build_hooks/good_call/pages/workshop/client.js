/**
 * What the page asks of the engine, one ask after the other, in a worker that is ended where it takes too long.
 *
 * The worker stands in a blob, so that it inherits the page's policy: one from an address would have none.
 */

import { keepPage } from './kept-parts.js';
import { loadParts } from './loaded-parts.js';

/** @typedef {import('./loaded-parts.js').Loaded} Loaded */
/** @typedef {Record<string, unknown>} Given */
/**
 * What happens beside the answers: how much has come (from 0 to 1), that the engine is there, that a worker was ended
 * and another one begun, or that there is no going on.
 * @typedef {{progress: number} | {ready: true} | {again: Kind} | {failed: Kind}} Heard
 */
/**
 * Why an ask has no answer: its text took too long, the engine has a fault, the worker is gone, the parts can't be had,
 * the browser can't run them.
 * @typedef {'slow' | 'fault' | 'gone' | 'missing' | 'unable'} Kind
 */
/**
 * @typedef {object} Asked
 * @property {string} ask
 * @property {Given} given
 * @property {(answer: any) => void} resolve
 * @property {(reason: Failed) => void} reject
 * @property {boolean} [isLast] whether a worker was ended because of it already
 */

/** What an ask may take, in milliseconds: a text that takes longer, twice, is meant to. A longer text has longer. */
const PATIENCE = 1000;
const A_LETTER = 0.02;
/** Opening a guide, loading what an ask needs and reading another program's file are asked for once, and wait for nothing. */
const LONG = 20_000;
const PATIENT = new Set(['open', 'hold', 'bring', 'prepare']);
/** What the reference machine takes for what each worker measures itself by. */
const USUAL_PACE = 20;
const SLOWEST = 8;
/** What a worker that is begun anew must be told again. */
const TOLD = new Set(['open', 'hold', 'put', 'drop']);
const MOST_DEATHS = 3;

/** An ask without an answer. */
export class Failed extends Error {
  /** @param {Kind} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

export class Client {
  /** @type {Asked[]} */
  #waiting = [];
  /** @type {Asked | null} */
  #asked = null;
  /** @type {{ask: string, given: Given}[]} */
  #told = [];
  /** @type {Worker | null} */
  #worker = null;
  /** @type {{script: string, loaded: Promise<Loaded>} | null} */
  #parts = null;
  #isReady = false;
  /** @type {Set<string>} what this worker has loaded what it needs for */
  #prepared = new Set();
  #patience = 0;
  #pace = 1;
  #deaths = 0;
  #id = 0;
  /** @type {Kind | null} */
  #failed = null;

  /** @param {(heard: Heard) => void} hear */
  constructor(hear = () => {}) {
    this.#hear = hear;
  }

  /** @type {(heard: Heard) => void} */
  #hear;

  /** Bring the parts and begin a worker. What is asked meanwhile waits. */
  async begin() {
    if (typeof WebAssembly === 'undefined' || typeof DecompressionStream === 'undefined') return this.#fail('unable');
    try {
      const { script, loaded } = loadParts((progress) => this.#hear({ progress }));
      // Where the script fails, so may these: that is told once.
      loaded.catch(() => {});
      this.#parts = { script: await script, loaded };
      this.#start();
      await loaded;
    } catch (error) {
      return this.#fail(error instanceof WebAssembly.CompileError ? 'unable' : 'missing');
    }
    void keepPage().catch(() => {});
  }

  /**
   * The engine's answer. Rejects with `Failed`.
   * @param {string} ask
   * @param {Given} given
   * @returns {Promise<any>}
   */
  ask(ask, given = {}) {
    if (this.#failed) return Promise.reject(new Failed(this.#failed));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ask, given, resolve, reject });
      this.#next();
    });
  }

  /** End the worker for good. */
  end() {
    this.#fail('gone');
  }

  #start() {
    if (!this.#parts || this.#failed) return;
    const { script, loaded } = this.#parts;
    const blob = new Blob([script], { type: 'text/javascript' });
    const address = URL.createObjectURL(blob);
    const worker = new Worker(address, { type: 'module', name: 'workshop' });
    this.#worker = worker;
    this.#isReady = false;
    this.#prepared = new Set(['prepare', 'check', ...TOLD]);
    worker.onmessage = ({ data }) => this.#worker === worker && this.#heard(data, address);
    worker.onerror = () => this.#worker === worker && this.#die('gone');
    void loaded.then((begin) => worker.postMessage({ begin })).catch(() => {});
  }

  /**
   * @param {any} said
   * @param {string} address
   */
  #heard(said, address) {
    if (said.ready) {
      URL.revokeObjectURL(address);
      this.#pace = Math.min(SLOWEST, Math.max(1, said.ready.pace / USUAL_PACE));
      this.#isReady = true;
      this.#deaths = 0;
      this.#hear({ ready: true });
      return this.#next();
    }
    if (said.broken) return this.#die('fault');
    if (said.id !== this.#id || !this.#asked) return;
    const { ask, given, resolve, reject } = this.#asked;
    this.#asked = null;
    clearTimeout(this.#patience);
    if (said.failed) reject(new Failed('fault'));
    else {
      this.#remember(ask, given);
      resolve(said.answer);
    }
    this.#next();
  }

  #next() {
    if (!this.#isReady || this.#asked || !this.#waiting.length) return;
    this.#prepare(this.#waiting[0].ask);
    const asked = /** @type {Asked} */ (this.#waiting.shift());
    this.#asked = asked;
    this.#worker?.postMessage({ id: ++this.#id, ask: asked.ask, given: asked.given });
    this.#patience = window.setTimeout(() => this.#die('slow'), this.#mayTake(asked));
  }

  /** What an ask needs is loaded before the first of its kind, and isn't held against its text. @param {string} ask */
  #prepare(ask) {
    if (this.#prepared.has(ask)) return;
    this.#prepared.add(ask);
    this.#waiting.unshift({ ask: 'prepare', given: { ask }, resolve: () => {}, reject: () => {} });
  }

  /** @param {Asked} asked */
  #mayTake({ ask, given }) {
    const letters = typeof given.text === 'string' ? given.text.length : 0;
    return (PATIENT.has(ask) ? LONG : PATIENCE + letters * A_LETTER) * this.#pace;
  }

  /**
   * What a new worker must hear: the guide that was opened last, and what was told since.
   * @param {string} ask
   * @param {Given} given
   */
  #remember(ask, given) {
    if (!TOLD.has(ask)) return;
    if (ask === 'open') this.#told = [];
    const isOlder = (/** @type {{ask: string, given: Given}} */ each) =>
      (ask === 'put' || ask === 'drop') && ['put', 'drop'].includes(each.ask) && each.given.path === given.path;
    this.#told = [...this.#told.filter((each) => !isOlder(each)), { ask, given }];
  }

  /**
   * End this worker and begin another one, which is told what this one knew. What waits goes on; what was asked fails,
   * unless it was slow for the first time: perhaps the machine was, and the new worker knows how slow.
   * @param {Kind} kind
   */
  #die(kind) {
    this.#worker?.terminate();
    clearTimeout(this.#patience);
    const slow = kind === 'slow' && this.#asked && !this.#asked.isLast ? [{ ...this.#asked, isLast: true }] : [];
    if (!slow.length) this.#asked?.reject(new Failed(kind));
    this.#asked = null;
    // One that never came to answer will do no better the next time.
    if (!this.#isReady && ++this.#deaths === MOST_DEATHS) return this.#fail(kind);
    this.#hear({ again: kind });
    const again = this.#told.map(({ ask, given }) => ({ ask, given, resolve: () => {}, reject: () => {} }));
    this.#told = [];
    this.#waiting = [...again, ...slow, ...this.#waiting];
    this.#start();
  }

  /** @param {Kind} kind */
  #fail(kind) {
    this.#failed = kind;
    this.#worker?.terminate();
    this.#worker = null;
    clearTimeout(this.#patience);
    for (const { reject } of [this.#asked, ...this.#waiting].filter((each) => each !== null)) reject(new Failed(kind));
    this.#asked = null;
    this.#waiting = [];
    this.#hear({ failed: kind });
  }
}
