/**
 * <decision-guide>: one question at a time over the complete HTML of a tree. The fragment is the state; private answers
 * alone stay out of it.
 *
 * @typedef {object} Shown what others may ask of it
 * @property {string} page the path of the page that it stands on
 * @property {State} state a copy of what is shown; none before the first node is
 * @property {Given[]} trail the answers given so far, in order
 * @property {(id: string) => HTMLElement} section the section of a node, by id or former id
 * @property {(id: string) => boolean} isPrivate whether an answer to this question is nobody's but the rep's own, nor
 *   to be guessed from what was asked next
 * @property {(withAnswers?: boolean, node?: string) => string} address of the place, or of a node passed before, with the
 *   answers that may be told or without any
 * @property {(given: Given) => string} whence the address where an answer was given that is taken over here
 * @property {(given: Given) => Told} words a given answer in the page's own words
 * @property {(id: string, ticks?: string[]) => boolean} choose gives an answer to the question shown, as a click on it
 *   would; false where the trail can't tell which case holds: the rep chooses one
 * @typedef {HTMLElement & Shown} Guide
 * @typedef {{ask: string, answer: string, ticks: string[]}} Told
 */
void (() => {
  // Instant navigation runs this file again on every visit.
  if (customElements.get('decision-guide')) return;

  const { fragment, gestures, nodes, linksOf, noticeOf, secrets, trailView, walkThrough, words } = window.GoodCall;
  const { button, said } = window.GoodCall.markup;

  class DecisionGuide extends HTMLElement {
    /** @type {Nodes} */
    #nodes;
    /** @type {Found} */
    #found;
    /** @type {string} */
    #start;
    /** @type {string} */
    #page;
    /** @type {string} */
    #title;
    /** @type {HTMLElement} */
    #around;
    /** @type {string | undefined} */
    #shown;
    /** @type {Walk} */
    #walk;
    /** @type {Links} */
    #links;
    /** @type {Notice} */
    #notice;
    /** @type {TrailView} */
    #trail;
    /** @type {(() => void) | null} what is done when the way to the next node is free */
    #held = null;
    /** @type {HTMLElement} */
    #progress;
    #due = '';
    #back = button(words('Back'), () => this.#goBack(), 'gc-back');

    connectedCallback() {
      if (!this.#nodes) this.#build();
      this.#page = location.pathname;
      this.#around = /** @type {HTMLElement} */ (this.parentElement);
      this.#listen('addEventListener');
      this.#render();
    }

    disconnectedCallback() {
      this.#listen('removeEventListener');
    }

    /** @param {'addEventListener' | 'removeEventListener'} how */
    #listen(how) {
      for (const type of ['hashchange', 'beforeprint', 'afterprint']) window[how](type, this);
      document[how]('keydown', this);
      this.#around[how]('click', this);
    }

    /** @param {Event} event */
    handleEvent(event) {
      const { type } = event;
      if (type === 'click') return this.#click(/** @type {MouseEvent} */ (event));
      if (type === 'keydown') return this.#key(/** @type {KeyboardEvent} */ (event));
      if (type.endsWith('print')) return this.#print(type === 'beforeprint');
      return this.#render();
    }

    get page() {
      return this.#page;
    }

    /** @returns {State} none while it leads straight on to another tree */
    get state() {
      if (!this.#found) return this.#found;
      const { later: _, asks: __, ...state } = this.#found;
      return structuredClone(state);
    }

    get trail() {
      return this.state.trail;
    }

    /** @type {Guide['section']} */
    section(id) {
      return this.#nodes.get(id)?.section;
    }

    /** @type {Guide['isPrivate']} */
    isPrivate(id) {
      return nodes.isPrivate(this.#nodes.get(id));
    }

    /** @type {Guide['address']} */
    address(withAnswers = true, node = this.#found.node) {
      return new URL(withAnswers ? this.#walk.write(node, this.#found.trail) : `#${node}`, location.href).href;
    }

    /** @type {Guide['whence']} */
    whence({ same = '' }) {
      return this.#before(.../** @type {[string, string]} */ (same.split('/')));
    }

    /** @param {string} tree one before this @param {string} [question] @returns {string} the address there */
    #before(tree, question) {
      return `${this.#pageOf(tree)}${location.search}#${this.#walk.carried.back(tree, question)}`;
    }

    /** @param {string} tree @returns {string} the path of its page */
    #pageOf(tree) {
      return this.#page.replace(`/guides/${this.dataset.tree}`, `/guides/${tree}`);
    }

    /** @type {Guide['words']} */
    words({ question, answer, ticks }) {
      const { heading, section, answers } = this.#nodes.get(question);
      const ticked = ticks.map((id) => said(section.querySelector(`[data-tick="${id}"]`)));
      return { ask: said(heading), answer: said(answers.get(answer)?.element), ticks: ticked };
    }

    /** @type {Guide['choose']} */
    choose(id, ticks = []) {
      const answer = /** @type {Answer} */ (this.#nodes.get(this.#found.node).answers.get(id));
      const { element } = answer;
      this.#links.aim(answer, this.#found, ticks);
      if (element.href) element.click();
      return !!element.href;
    }

    #build() {
      this.#start = /** @type {string} */ (this.dataset.start);
      this.#nodes = nodes.nodesOf(this);
      this.#walk = walkThrough(/** @type {string} */ (this.dataset.tree), this.#start, this.#nodes);
      this.#links = linksOf(this.#walk);
      this.#notice = noticeOf(this);
      this.#trail = trailView(this, this.#links);
      const bar = /** @type {HTMLElement} */ (this.querySelector('.gc-bar'));
      bar.prepend(this.#back);
      this.#progress = /** @type {HTMLElement} */ (this.querySelector('.gc-progress'));
      this.prepend(bar, this.#notice.element);
      this.append(this.#trail.side);
    }

    #render() {
      // On the way to another page the location changes before this element goes.
      if (location.pathname !== this.#page || location.hash === this.#shown) return;
      const text = secrets.lift(fragment.shown());
      const passing = this.#walk.arrive(text);
      if (passing?.out) return this.#passThrough(passing.out, passing.trail);
      const whole = text && this.#walk.read(text);
      const known = whole || this.#walk.trim(text);
      const other = document.getElementById(fragment.parse(text).node);
      const elsewhere = other && !this.contains(other) && !other.dataset.retired;
      const old = this.#found;
      const first = this.#shown === undefined;
      // The address says what is shown, and keeps what waits. That of an arrival stays until it is left: the theme sets it
      // once more, and another one would stand in the history twice.
      this.#due = known && (!whole || known.asks) ? this.#walk.write(known.node, [...known.trail, ...known.later]) : '';
      const arrives = first && document.readyState === 'complete';
      if (!arrives) this.#settle();
      this.#shown = location.hash;
      this.#held = null;
      this.#found = known || /** @type {Found} */ (this.#walk.read(this.#start));
      this.#notice.tell({
        waits: this.#found.asks,
        shortened: !!this.#due && !text.startsWith(secrets.lift(this.#due.slice(1))),
        lost: !known && !elsewhere && text,
        old,
      });
      this.#show(old);
      if (known || !(first || elsewhere)) this.#focus();
      // Instant navigation tells a screen reader nothing of the page that came.
      else if (arrives) this.#focus(false);
      gestures.show();
      this.dispatchEvent(new CustomEvent('gc:render', { bubbles: true, detail: this.state }));
    }

    #settle() {
      if (!this.#due) return;
      history.replaceState(history.state, '', this.#due);
      this.#shown = '';
    }

    /** @param {State} [old] what was shown before */
    #show(old) {
      const { node, kind, path, straight, trail } = this.#found;
      const { section, answers } = this.#nodes.get(node);
      if (old) this.#nodes.get(old.node).section.remove();
      this.#trail.side.before(section);
      for (const [, answer] of answers) this.#links.aim(answer, this.#found);
      this.#check(section);
      this.dataset.kind = kind;
      // Nobody goes back to what a link passed over; whoever came by the map does.
      const first = node === path[0] && !trail.length && !this.#walk.carried.before();
      this.#back.hidden = first && !(straight && this.#cameFrom(this.#page));
      this.#trail.show(this.#found);
      this.#name(this.#nodes.get(node));
    }

    /**
     * Says how far the rep has come, and names the page after the node, unless that is private.
     * @param {TreeNode} node
     */
    #name({ id, kind, section, heading }) {
      const { at, straight, trail } = this.#found;
      const ask = said(heading);
      const num = `${trail.slice(0, at).filter(({ from }) => !from).length + 1}`;
      const question = straight ? words('Question') : words('Question %(num)s', { num });
      this.#progress.textContent = { question, step: words('Something to do'), outcome: '' }[kind];
      // Heard with the heading: what kind of answer this is, or how many questions there were.
      const sort = said(section.querySelector('.gc-verdict')) || this.#progress.textContent;
      heading.ariaLabel = sort ? words('%(sort)s: %(ask)s', { sort, ask }) : null;
      const told = this.isPrivate(id) || section.dataset.veil ? [] : [ask];
      // Instant navigation brings a page's title after its content.
      queueMicrotask(() => {
        document.title = [...told, (this.#title ||= document.title)].join(' - ');
      });
    }

    /** Puts the whole tree on the page, for paper, until an outcome is reached. @param {boolean} before */
    #print(before) {
      if (this.#found.kind === 'outcome') return this.#trail.print(before);
      for (const { section } of this.#nodes.values()) {
        if (before) this.#trail.side.before(section);
        else section.remove();
      }
      if (!before) this.#show();
    }

    /** Shows which questions every path here asks, as far as this trail hasn't. @param {HTMLElement} section */
    #check(section) {
      const first = section.querySelector('.gc-first');
      if (!first) return;
      const { trail, straight } = this.#found;
      const items = [...first.querySelectorAll('li')];
      for (const item of items) {
        const { to } = nodes.wayOf(/** @type {HTMLAnchorElement} */ (item.querySelector('a')));
        item.hidden = trail.some((given) => given.question === to);
      }
      const badge = first.querySelector('.gc-badge');
      if (badge) badge.textContent = `${items.filter((item) => !item.hidden).length}`;
      first.hidden = !straight || items.every((item) => item.hidden);
    }

    #focus(scroll = true) {
      this.#nodes.get(this.#found.node).heading.focus({ preventScroll: true });
      if (scroll) this.scrollIntoView();
    }

    /**
     * Goes on to the next tree where nothing is to be asked here; the way back doesn't stop here either.
     * @param {Way} out
     * @param {Given[]} trail
     */
    #passThrough({ link }, trail) {
      this.#walk.carried.handOver(link.dataset.tree ?? '', trail);
      location.replace(link.pathname + location.search + this.#walk.carried.onward(trail, true));
    }

    /** @param {string} page */
    #cameFrom(page) {
      const { navigation } = window;
      const { url } = navigation?.entries()[(navigation.currentEntry?.index ?? 0) - 1] ?? {};
      return url && new URL(url).pathname === page;
    }

    /** Back in the browser's history while that stays on the way here, else to the node before, in the tree before. */
    #goBack() {
      const behind = this.#walk.behind(this.#found);
      const tree = this.#walk.carried.before();
      if (this.#cameFrom(behind ? this.#page : this.#pageOf(tree))) history.back();
      else location.replace(behind || this.#before(tree));
    }

    /** Follows a link within the page by itself. @param {MouseEvent} event */
    #click(event) {
      const link = /** @type {Element} */ (event.target).closest('a');
      // A link of the map's drawing keeps its address in the attribute alone.
      const href = link?.getAttribute('href');
      const to = new URL(href ?? '', location.href);
      // The theme asks every link for its address, and throws where an answer has none: its cases are chosen below it.
      if (link && !href) event.stopPropagation();
      if (!link || !href) return;
      const trail = this.#links.trailOf(link);
      const here = to.href.split('#')[0] === location.href.split('#')[0];
      if (trail && !here) this.#walk.carried.handOver(link.dataset.tree ?? '', trail);
      if (!here || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.#leave(to, trail);
    }

    /** Goes on to a node, now or when whoever holds the way to it lets go. @param {URL} to @param {Given[]} [trail] */
    #leave(to, trail) {
      // On the way to another page an address without a path would be one of that page.
      if (this.#held || location.pathname !== this.#page) return;
      const { kind } = this.#nodes.get(fragment.parse(to.hash.slice(1)).node) ?? {};
      const go = () => {
        if (this.#held !== go) return;
        this.#held = null;
        if (trail) this.#walk.keep(trail);
        this.#settle();
        // Setting the hash would have the browser look for its target among thousands.
        history[to.href === location.href ? 'replaceState' : 'pushState'](null, '', to);
        this.#render();
      };
      this.#held = go;
      if (this.dispatchEvent(new CustomEvent('gc:leave', { bubbles: true, cancelable: true, detail: { kind, go } })))
        go();
    }

    /** @param {KeyboardEvent} event */
    #key(event) {
      const at = document.activeElement;
      const owner = at?.closest('decision-guide') ?? document.querySelector('decision-guide');
      if (
        owner !== this ||
        gestures.isModified(event) ||
        event.shiftKey ||
        event.defaultPrevented ||
        !gestures.haveKeys() ||
        gestures.isText(at) ||
        document.querySelector('dialog[open]')
      )
        return;
      if (event.key === 'Backspace' && !this.#back.hidden) {
        event.preventDefault();
        gestures.count(event);
        this.#goBack();
      }
      const links = this.section(this.#found.node).querySelectorAll('.gc-answers:not([hidden]) .gc-answer[href]');
      const link = links[gestures.digitOf(event) - 1];
      if (!link || gestures.isHasty(event)) return;
      gestures.count(event);
      link.click();
    }
  }

  customElements.define('decision-guide', DecisionGuide);
})();
