/** How a draft leaves the browser: by the hand of the one who wrote it, and in no other way. */

/** @import { Contents } from './contents.js' */
/** @import { Drafts } from './drafts.js' */

import { strToU8, zipSync } from 'fflate';
import { Dialog } from './dialog.js';
import { button, counted, make } from './dom.js';

/**
 * @typedef {object} Leaves
 * @property {string} path of the open file
 * @property {string} text
 * @property {number} errors
 * @property {() => unknown} discard
 */

export class Leaving {
  /** @type {Contents} */
  #contents;
  /** @type {Drafts} */
  #drafts;

  /** @param {Contents} contents @param {Drafts} drafts */
  constructor(contents, drafts) {
    this.#contents = contents;
    this.#drafts = drafts;
  }

  /** @param {HTMLElement} around @param {Leaves} leaves */
  ask(around, leaves) {
    const { path, text, errors, discard } = leaves;
    const dialog = new Dialog('Save or send in', around);
    const said = make('p', 'gc-w-told');
    said.role = 'status';
    const files = this.#changed(path, text);
    const changed = files.length > 1;
    const wrong = `It still has ${counted(errors, 'error')}. You can save it as it is; it can be published once they are gone.`;
    dialog.body.append(
      ...(errors ? [make('p', 'gc-w-warn', wrong)] : []),
      ...(changed ? [this.#together(files)] : []),
      ...this.#one(path, text, said),
      said,
      ...this.#thrown(path, () => (dialog.close(), discard())),
    );
    dialog.open();
  }

  /** @param {string} path @param {string} text @returns {[string, string][]} every file with a draft, and the open one */
  #changed(path, text) {
    const files = new Map(this.#drafts.all().map(([file, draft]) => [file, draft.text]));
    if (files.size) files.set(path, text);
    return [...files].sort(([one], [other]) => one.localeCompare(other));
  }

  /** @param {[string, string][]} files */
  #together(files) {
    const chosen = new Map(files);
    const items = files.map(([path, text]) => {
      const box = Object.assign(make('input', ''), { type: 'checkbox', checked: true });
      box.addEventListener('change', () => (box.checked ? chosen.set(path, text) : chosen.delete(path)));
      return make('li', '', make('label', '', box, ' ', make('code', '', path)));
    });
    const zip = () => download('changes.zip', new Blob([zipped(chosen)], { type: 'application/zip' }));
    return make(
      'section',
      '',
      make('h3', '', `${counted(files.length, 'file')} changed`),
      make('p', '', 'Changes that belong together travel together: one archive, with each file in its folder.'),
      make('ul', 'gc-w-ticks', ...items),
      make('p', '', button('Download them as a zip', zip)),
    );
  }

  /** @param {string} path @param {string} text @param {HTMLElement} said @returns {HTMLElement[]} */
  #one(path, text, said) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const save = () => download(name, new Blob([text], { type: 'text/yaml' }));
    const copy = async () => (said.textContent = (await copied(text)) ? 'Copied.' : CANNOT_COPY);
    const here = make(
      'section',
      '',
      make('h3', '', 'Keep a copy'),
      make('p', 'gc-w-row', button(`Download ${name}`, save, 'gc-w-button gc-w-main'), button('Copy the text', copy)),
    );
    const sent = this.#contents.file(path) ? this.#change(path, text, said) : this.#new(path, text, said);
    return [here, ...(sent ? [sent] : [this.#elsewhere(path)])];
  }

  /** @param {string} path @param {string} text @param {HTMLElement} said */
  #change(path, text, said) {
    const href = this.#contents.editAddress(path);
    if (!href) return null;
    const send = async () => {
      const done = await copied(text);
      window.open(href, '_blank', 'noopener');
      said.textContent = done ? PASTE : CANNOT_COPY;
    };
    return make(
      'section',
      '',
      make('h3', '', 'Send it in'),
      make('p', '', 'This copies the whole text and opens the file in the repository. There, mark all and paste.'),
      make('p', '', button('Copy it and open the repository', send)),
    );
  }

  /** @param {string} path @param {string} text @param {HTMLElement} said */
  #new(path, text, said) {
    const { href, whole } = this.#contents.newAddress(path, text);
    if (!href) return null;
    const send = async () => {
      const done = whole || (await copied(text));
      window.open(href, '_blank', 'noopener');
      said.textContent = whole ? 'The repository has opened with your tree in it.' : done ? PASTE : CANNOT_COPY;
    };
    const how = whole
      ? 'This opens a new file in the repository, with your text in it. Nothing is sent before you confirm it there.'
      : 'It is too long for a link. This copies it and opens a new file in the repository: paste it there.';
    return make(
      'section',
      '',
      make('h3', '', 'Send it in'),
      make('p', '', how),
      make('p', '', button('Open it in the repository', send)),
    );
  }

  /** @param {string} path */
  #elsewhere(path) {
    const how = ['Give the file to whoever keeps the guide. Its place is ', make('code', '', path), '.'];
    return make('section', '', make('h3', '', 'Send it in'), make('p', '', ...how));
  }

  /** @param {string} path @param {() => unknown} discard @returns {HTMLElement[]} */
  #thrown(path, discard) {
    if (!this.#drafts.of(path)) return [];
    const label = this.#contents.file(path) ? 'Go back to the published text' : 'Throw this draft away';
    return [make('p', 'gc-w-last', button(label, discard, 'gc-w-link'))];
  }
}

const PASTE = 'Copied. In the repository: mark all that stands there, and paste.';
const CANNOT_COPY = "The browser doesn't allow copying here. Download the file instead.";

/** @param {string} text @returns {Promise<boolean>} */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {Map<string, string>} files @returns {Uint8Array<ArrayBuffer>} */
const zipped = (files) =>
  new Uint8Array(zipSync(Object.fromEntries([...files].map(([path, text]) => [path, strToU8(text)]))));

/** @param {string} name @param {Blob} content */
function download(name, content) {
  const href = URL.createObjectURL(content);
  Object.assign(make('a', ''), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
