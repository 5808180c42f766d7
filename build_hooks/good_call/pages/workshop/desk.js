/** The desk in the worker, with the guide opened on it. */

/** @import { Contents } from './contents.js' */
/** @import { Drafts } from './drafts.js' */
/** @import { Hears } from './answers.d.ts' */

import { Client } from './client.js';

/** How often an answer may ask for more of the guide before it must do with what it has. */
const MOST_ROUNDS = 5;

export class Desk {
  /** @type {Client} */
  #client;
  /** @type {Contents} */
  #contents;
  /** @type {Promise<unknown>} */
  #opened;

  /** @param {Contents} contents @param {Drafts} drafts @param {Hears} hears */
  constructor(contents, drafts, hears) {
    this.#contents = contents;
    this.#client = new Client((heard) => {
      if ('progress' in heard) hears.progress(heard.progress);
      else if ('ready' in heard) hears.ready();
      else if ('again' in heard) hears.again();
      else hears.failed(heard.failed);
    });
    void this.#client.begin();
    this.#opened = this.#open(drafts);
    // Whoever asks hears of it.
    this.#opened.catch(() => {});
  }

  /** @param {Drafts} drafts */
  async #open(drafts) {
    const { needs } = await this.#client.ask('open', {
      neighbours: this.#contents.neighbours,
      files: {},
      drafts: Object.fromEntries(drafts.all().map(([path, { text }]) => [path, text])),
    });
    if (needs?.length) await this.#hold(needs);
  }

  /**
   * @param {string} name
   * @param {object} given
   * @returns {Promise<any>} rejects where there is no answer
   */
  async ask(name, given) {
    await this.#opened;
    for (let round = 0; ; round++) {
      const answer = await this.#client.ask(name, /** @type {Record<string, unknown>} */ (given));
      if (!answer?.needs?.length || round === MOST_ROUNDS) return answer;
      await this.#hold(answer.needs);
    }
  }

  /** Hands in texts that an answer needs. @param {string[]} paths */
  async #hold(paths) {
    const texts = await Promise.all(paths.map((path) => this.#contents.text(path)));
    const files = Object.fromEntries(paths.map((path, index) => [path, texts[index]]));
    await this.#client.ask('hold', { files });
  }

  end() {
    this.#client.end();
  }
}
