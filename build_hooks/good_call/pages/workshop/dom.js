/** What the page is made of, without a string of HTML. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name its classes
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, name, ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
}

/**
 * @param {string} label
 * @param {() => unknown} onclick
 * @param {string} [name] its classes
 */
export const button = (label, onclick, name = 'gc-w-button') =>
  Object.assign(make('button', name, label), { type: /** @type {const} */ ('button'), onclick });

/**
 * A number with its noun: `1 error`, `3 errors`.
 * @param {number} count
 * @param {string} noun
 * @param {string} [nouns]
 */
export const counted = (count, noun, nouns = `${noun}s`) => `${count} ${count === 1 ? noun : nouns}`;

/**
 * A text of ours in which `back quotes` stand for code.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export const marked = (text) =>
  text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 ? make('code', '', part) : part));

/**
 * A message of the checker's as a sentence of its own.
 * @param {string} message
 */
export const sentence = (message) => message.charAt(0).toUpperCase() + message.slice(1);

/**
 * What a repair does, in a word or two where it is one.
 * @param {import('./answers.d.ts').Repair} repair
 */
export function repairWords({ label, edits }) {
  const [{ insert }] = edits;
  const short = edits.length === 1 && /^[^\n`]{1,40}$/.test(insert) && insert.trim() === insert;
  return short ? `Write \`${insert}\`` : `Repair: ${label}`;
}
