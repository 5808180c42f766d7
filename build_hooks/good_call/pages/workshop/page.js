/** The workshop's page: <guide-workshop> becomes the place where a tree is written, proved and tried. */

import './workshop.css';
import './panes.css';
import './looks.css';
import './first-screen.css';
import './narrow.css';
import { Contents } from './contents.js';
import { Drafts } from './drafts.js';
import { make } from './dom.js';
import { Workshop } from './workshop.js';

class GuideWorkshop extends HTMLElement {
  /** @type {AbortController} */
  #life;

  connectedCallback() {
    // Instant navigation brings a page under the policy of the one before, which allows less than the checker needs.
    const [{ name }] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
    if (new URL(name).pathname !== location.pathname) return location.reload();
    // Nothing here is a text of the theme's.
    this.closest('.md-typeset')?.classList.remove('md-typeset');
    this.#life = new AbortController();
    void this.#begin(this.#life.signal);
  }

  disconnectedCallback() {
    this.#life?.abort();
  }

  /** @param {AbortSignal} signal */
  async #begin(signal) {
    const here = new URL(this.dataset.folder ?? '.', location.href);
    try {
      const contents = await Contents.fetched(here);
      const drafts = new Drafts(new URL('..', here).pathname);
      if (signal.aborted) return;
      new Workshop(this, contents, drafts, here, signal);
    } catch {
      const words = "The workshop can't be reached at the moment. Load the page again in a minute.";
      this.replaceChildren(make('p', 'gc-w-quiet', words));
    }
  }
}

if (!customElements.get('guide-workshop')) customElements.define('guide-workshop', GuideWorkshop);
