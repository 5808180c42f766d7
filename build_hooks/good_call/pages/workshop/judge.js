/** Has the open file judged at each pause in typing: first what is wrong, then how it looks to a rep. */

/** @import { Desk } from './desk.js' */
/** @import { Checked, Looked } from './answers.d.ts' */
/** @import { Sheet } from './sheet.js' */

/** Milliseconds without a key. */
const PAUSE = 150;

/**
 * @typedef {object} Hears
 * @property {(checked: Checked) => unknown} checked
 * @property {(looked: Looked) => unknown} looked
 * @property {(is: boolean) => unknown} busy whether anything is still to be judged
 * @property {(what: 'check' | 'look') => unknown} failed there was no answer this time
 */

export class Judge {
  /** @type {Desk} */
  #desk;
  /** @type {Hears} */
  #hears;
  /** @type {{sheet: Sheet, text: string} | null} */
  #now = null;
  #timer = 0;
  #turn = 0;
  #busy = false;
  #again = false;

  /** @param {Desk} desk @param {Hears} hears */
  constructor(desk, hears) {
    this.#desk = desk;
    this.#hears = hears;
  }

  /** @param {Sheet} sheet @param {string} text @param {number} [pause] */
  judge(sheet, text, pause = PAUSE) {
    this.#turn++;
    this.#now = { sheet, text };
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#run(), pause);
    this.#hears.busy(true);
  }

  /** What is on its way is no longer wanted. */
  stop() {
    this.#turn++;
    this.#now = null;
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** Judges what stands there once more: what it rests on is another. */
  again() {
    if (this.#now) this.judge(this.#now.sheet, this.#now.text, 0);
  }

  async #run() {
    this.#timer = 0;
    this.#again = this.#busy;
    if (this.#busy) return;
    this.#busy = true;
    await this.#judged(this.#turn).finally(() => (this.#busy = false));
    if (this.#again) await this.#run();
    else if (!this.#timer) this.#hears.busy(false);
  }

  /** @param {number} turn an answer to an older text is nobody's any more */
  async #judged(turn) {
    if (!this.#now) return;
    const { sheet, text } = this.#now;
    const given = { path: sheet.path, text };
    const isNow = () => turn === this.#turn;
    const checked = await this.#answer('check', given);
    if (checked && isNow()) this.#hears.checked(checked);
    if (!checked || !isNow() || sheet.kind !== 'tree') return;
    const looked = await this.#answer('look', given);
    if (looked && isNow()) this.#hears.looked(looked);
  }

  /** @param {'check' | 'look'} what @param {object} given @returns {Promise<any>} nothing where there was no answer */
  async #answer(what, given) {
    try {
      return await this.#desk.ask(what, given);
    } catch {
      this.#hears.failed(what);
      return null;
    }
  }
}
