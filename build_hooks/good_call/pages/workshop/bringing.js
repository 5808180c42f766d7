/** A file that somebody brings: a tree as it is, or a diagram or table that becomes one, with the guesses that it took. */

/** @import { Workshop } from './workshop.js' */

import { Dialog } from './dialog.js';
import { button, make } from './dom.js';

/** Bytes; what is larger is no tree of anybody. */
const MOST = 2_000_000;

/** @param {Workshop} workshop @param {HTMLElement} around @param {File} file */
export async function bringFile(workshop, around, file) {
  if (file.size > MOST) return refuse(workshop, `${file.name} is too large for a tree.`);
  await bring(workshop, around, { name: file.name, base64: base64(new Uint8Array(await file.arrayBuffer())) });
}

/**
 * A text from the clipboard: a tree is called after its title.
 * @param {Workshop} workshop
 * @param {HTMLElement} around
 * @param {string} text
 */
export function pasteText(workshop, around, text) {
  const [, title = 'pasted'] = /^title:\s*(.+)$/m.exec(text) ?? [];
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return bring(workshop, around, { name: /^questions:/m.test(text) ? `${name}.yml` : '', text });
}

/**
 * @param {Workshop} workshop
 * @param {HTMLElement} around
 * @param {{name: string, base64?: string, text?: string, choice?: number}} given
 * @returns {Promise<unknown>}
 */
async function bring(workshop, around, given) {
  const stays = workshop.stays();
  const answer = await workshop.desk
    .ask('bring', given)
    .catch(() => ({ refused: "The check isn't ready yet: wait a moment, and try again." }));
  // Nobody is taken away from what they went on with.
  if (!stays()) return workshop.isOpen && tellLater(workshop, around, given);
  if (answer.refused) return refuse(workshop, answer.refused);
  if (answer.choices) return choose(answer.choices, around, (choice) => bring(workshop, around, { ...given, choice }));
  workshop.openNew(answer.path, answer.text, answer.guesses);
}

/** @param {Workshop} workshop @param {HTMLElement} around @param {{name: string}} given */
function tellLater(workshop, around, given) {
  const words = `${given.name || 'The text that you pasted'} has been read by now.`;
  workshop.notices.tell('later', words, [['Open it', () => bring(workshop, around, given)]]);
}

/** @param {string[]} choices @param {HTMLElement} around @param {(choice: number) => unknown} take */
function choose(choices, around, take) {
  const dialog = new Dialog('Which of them?', around);
  const items = choices.map((each, index) =>
    make(
      'li',
      '',
      button(each, () => (dialog.close(), take(index + 1)), 'gc-w-file'),
    ),
  );
  dialog.body.append(make('p', '', 'The file holds several diagrams.'), make('ul', 'gc-w-files', ...items));
  dialog.open();
}

/** @param {Workshop} workshop @param {string} why */
const refuse = (workshop, why) => workshop.notices.tell('refused', why);

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
