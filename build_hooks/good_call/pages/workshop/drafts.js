/**
 * What somebody works on, kept in this browser: one draft a file, with the published version that it began from.
 *
 * Where the browser refuses storage the drafts live as long as the page, and `kept` says so.
 */

/** @import { Draft } from './answers.d.ts' */

export class Drafts {
  /** @type {string} */
  #prefix;
  /** @type {Map<string, Draft>} */
  #here = new Map();
  kept = true;

  /** @param {string} site the site's path: one origin may serve many projects */
  constructor(site) {
    this.#prefix = `${site}gc-workshop:`;
    this.#load();
  }

  #load() {
    try {
      // Where storage is refused the site puts something in its place that lives as long as the page.
      this.kept = localStorage instanceof Storage;
      for (const key of Object.keys(localStorage)) {
        const draft = key.startsWith(this.#prefix) && read(localStorage.getItem(key));
        if (draft) this.#here.set(key.slice(this.#prefix.length), draft);
      }
    } catch {
      this.kept = false;
    }
  }

  /** @param {string} path */
  of(path) {
    return this.#here.get(path);
  }

  /** @returns {[string, Draft][]} all of them by their paths, the latest first */
  all() {
    return [...this.#here].sort(([, one], [, other]) => other.when.localeCompare(one.when));
  }

  /** @param {string} path @param {string} text @param {string} version */
  keep(path, text, version) {
    const draft = { text, version, when: new Date().toISOString() };
    this.#here.set(path, draft);
    try {
      localStorage.setItem(this.#prefix + path, JSON.stringify(draft));
    } catch {
      this.kept = false;
    }
  }

  /** @param {string} path */
  drop(path) {
    this.#here.delete(path);
    try {
      localStorage.removeItem(this.#prefix + path);
    } catch {
      this.kept = false;
    }
  }

  /**
   * Tells of what another tab keeps or drops.
   * @param {(path: string, draft: Draft | undefined) => void} tell
   * @param {AbortSignal} signal
   */
  watch(tell, signal) {
    const heard = (/** @type {StorageEvent} */ { key, newValue }) => {
      if (!key?.startsWith(this.#prefix)) return;
      const path = key.slice(this.#prefix.length);
      const draft = read(newValue);
      if (draft) this.#here.set(path, draft);
      else this.#here.delete(path);
      tell(path, draft);
    };
    window.addEventListener('storage', heard, { signal });
  }
}

/** @param {string | null} value @returns {Draft | undefined} none where something else stands there */
function read(value) {
  try {
    const { text, version, when } = JSON.parse(value ?? '{}');
    const right = [text, version, when].every((each) => typeof each === 'string');
    return right ? { text, version, when } : undefined;
  } catch {
    return undefined;
  }
}
