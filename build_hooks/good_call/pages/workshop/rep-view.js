/** The tree as a rep meets it, in a sandboxed frame that never takes the focus. */

import { make } from './dom.js';

/**
 * @typedef {object} Hears
 * @property {(node: string) => unknown} shown somebody went to a node
 * @property {(tree: string) => unknown} left a link leads out of the tree
 */

/** Milliseconds within which a frame comes, or won't: without a connection nothing may answer a frame in a sandbox. */
const COMES = 4000;
const NO_FRAME = 'This can’t be shown without a connection. The check, the stories and the promises go on.';
const PALETTE = ['data-md-color-scheme', 'data-md-color-primary', 'data-md-color-accent', 'dir'];

export class RepView {
  element = make('div', 'gc-w-rep');
  #frame = make('iframe', 'gc-w-frame');
  #note = make('p', 'gc-w-quiet');
  #address;
  #part;
  #ready = false;
  #html = '';
  #at = '';
  #words = '';
  /** whether the frame has not come when it should have */
  #lacks = false;

  /**
   * @param {string} address of the frame's page
   * @param {'tree' | 'map'} part
   * @param {Hears} hears
   * @param {AbortSignal} signal
   */
  constructor(address, part, hears, signal) {
    this.#address = address;
    this.#part = part;
    this.#frame.setAttribute('sandbox', 'allow-scripts');
    this.#frame.title = part === 'tree' ? 'The tree as a rep meets it' : 'The map of the tree';
    this.#frame.referrerPolicy = 'no-referrer';
    this.#note.hidden = true;
    this.element.append(this.#note, this.#frame);
    window.addEventListener('message', (message) => this.#heard(message, hears), { signal });
    const follow = new MutationObserver(() => this.#send({ palette: palette() }));
    follow.observe(document.body, { attributeFilter: PALETTE });
    signal.addEventListener('abort', () => follow.disconnect());
  }

  /** @param {string} html the body of the tree's page @param {string} at the node under the cursor */
  show(html, at) {
    if (!this.#frame.src) {
      this.#frame.src = this.#address;
      setTimeout(() => this.#miss(!this.#ready), COMES);
    }
    if (html === this.#html) return this.point(at);
    this.#html = html;
    this.#at = at;
    this.#tell();
    this.#send({ html, at });
  }

  /** @param {string} at */
  point(at) {
    if (!at || at === this.#at) return;
    this.#at = at;
    this.#send({ at });
  }

  /** @param {string} words why what is shown is not what is written; '' where it is */
  stay(words) {
    this.#words = words;
    this.#tell();
  }

  /** @param {boolean} lacks */
  #miss(lacks) {
    this.#lacks = lacks;
    this.#tell();
  }

  #tell() {
    const words = this.#lacks ? NO_FRAME : this.#words;
    this.#note.textContent = words;
    this.#note.hidden = !words || !this.#html;
  }

  clear() {
    this.#html = '';
    this.#at = '';
    this.stay('');
    this.#send({ html: '' });
  }

  /** @param {MessageEvent} message @param {Hears} hears */
  #heard({ source, data }, { shown, left }) {
    if (source !== this.#frame.contentWindow) return;
    if (data.ready) this.#dress();
    else if (data.shown) shown((this.#at = String(data.shown)));
    else if (data.left) left(String(data.left));
  }

  #dress() {
    const styles = [...document.querySelectorAll('link[rel=stylesheet]')]
      .map((link) => /** @type {HTMLLinkElement} */ (link).href)
      .filter((href) => !href.startsWith(new URL('.', this.#address).href));
    this.#ready = true;
    this.#miss(false);
    const lang = document.documentElement.lang;
    this.#send({ styles, palette: palette(), lang, part: this.#part, html: this.#html, at: this.#at });
  }

  /** What a frame that isn't there yet misses it is told when it comes. @param {object} data */
  #send(data) {
    if (this.#ready) this.#frame.contentWindow?.postMessage(data, '*');
  }
}

const palette = () => Object.fromEntries(PALETTE.map((name) => [name, document.body.getAttribute(name) ?? '']));
