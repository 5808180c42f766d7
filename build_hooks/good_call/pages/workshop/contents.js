/** The files of the guide, as the site carries them below `workshop/`. */

/** @import { Listed, Neighbours } from './answers.d.ts' */

/** Longer addresses are refused by the servers in between. */
const LONGEST_LINK = 8000;

export class Contents {
  /** @type {Neighbours} what the desk must know to open any of them */
  neighbours;
  /** @type {Listed[]} */
  files;
  /** @type {URL} */
  #folder;
  /** @type {Map<string, Promise<string>>} */
  #texts = new Map();

  /**
   * @param {Neighbours} neighbours
   * @param {URL} folder the workshop's own
   */
  constructor(neighbours, folder) {
    this.neighbours = neighbours;
    this.files = neighbours.files;
    this.#folder = folder;
  }

  /** @param {URL} folder @returns {Promise<Contents>} raises where the site has no list */
  static async fetched(folder) {
    const answer = await fetch(new URL('neighbours.json', folder));
    if (!answer.ok) throw new Error(`neighbours.json: ${answer.status}`);
    return new Contents(await answer.json(), folder);
  }

  /** @param {string} path @returns {Listed | undefined} */
  file(path) {
    return this.files.find((each) => each.path === path);
  }

  /** @param {string} id @returns {Listed | undefined} */
  tree(id) {
    return this.files.find((each) => each.kind === 'tree' && each.id === id);
  }

  /** @param {string} path @returns {Promise<string>} the published text; raises where it can't be had */
  text(path) {
    const known = this.#texts.get(path) ?? this.#fetched(path);
    this.#texts.set(path, known);
    return known;
  }

  /** @param {string} path */
  async #fetched(path) {
    const name = path.split('/').map(encodeURIComponent).join('/');
    try {
      const answer = await fetch(new URL(`files/${name}.txt`, this.#folder));
      if (answer.ok) return await answer.text();
      throw new Error(`${path}: ${answer.status}`);
    } catch (error) {
      // Whoever asks next may have a better line.
      this.#texts.delete(path);
      throw error;
    }
  }

  /** @param {string} path @returns {string} the page of the repository that changes the file; '' where there is none */
  editAddress(path) {
    return this.neighbours.edit && this.neighbours.edit + encodeURI(path);
  }

  /**
   * Where the repository takes a new file.
   * @param {string} path
   * @param {string} text
   * @returns {{href: string, whole: boolean}} whole where the link holds the text; no address where none is known
   */
  newAddress(path, text) {
    const { edit } = this.neighbours;
    if (!/\/edit\//.test(edit)) return { href: '', whole: false };
    const cut = path.lastIndexOf('/');
    const folder = edit.replace('/edit/', '/new/') + encodeURI(path.slice(0, cut));
    const name = encodeURIComponent(path.slice(cut + 1));
    const named = edit.includes('/-/edit/') ? `file_name=${name}` : `filename=${name}`;
    const whole = `${folder}?${named}&value=${encodeURIComponent(text)}`;
    const takes = !edit.includes('/-/edit/') && whole.length < LONGEST_LINK;
    return { href: takes ? whole : `${folder}?${named}`, whole: takes };
  }
}

/**
 * What tells one text from another, for a draft to know what it began from: a hash of 53 bits, which needs no safe address
 * as the browser's own do.
 * @param {string} text
 */
export function versionOf(text) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}
