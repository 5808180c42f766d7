/**
 * <decision-guide>: one question at a time over the complete HTML of a tree.
 *
 * The fragment is the state: #<node>;<question>=<answer>[.<tick>…];… Private answers alone stay out of it, in the tab's
 * own storage.
 * A node may stand before the end of its trail: then the answers after it are
 * kept while the rep changes this one.
 *
 * @typedef {{question: string, answer: string, ticks: string[]}} Given one answer of a trail
 * @typedef {{link: HTMLAnchorElement, to: string, when: string[]}} Exit `to` is '' where it leaves this page
 * @typedef {{id: string, element: HTMLElement, again: boolean, exits: Exit[]}} Answer
 * @typedef {{id: string, kind: string, section: HTMLElement, heading: HTMLElement,
 *   why: ?HTMLElement, answers: Map<string, Answer>, ticks: Map<string, string>}} Node
 * @typedef {{node: string, kind: string, trail: Given[], at: number, path: string[], straight: boolean}} State
 *   `at` counts the answers given before the node; `path` is every node of the trail, steps included;
 *   `straight` says that the trail doesn't begin at the tree's start
 */
(() => {
  // Instant navigation runs this file again on every visit.
  if (customElements.get('decision-guide')) return;

  const { gestures, store } = window.GoodCall;
  const SHORTENED = 'The end of that link doesn’t fit this guide, so here is as far as it goes.';
  const ASKED_AGAIN = 'A link holds no private answers, so this one is asked again.';
  const secretsKey = `${store.site}gc-private`;

  /** @param {string} text a fragment without its # */
  function parse(text) {
    const [node, ...pairs] = text.split(';');
    const trail = pairs.filter(Boolean).map((pair) => {
      const [question, given = ''] = pair.split('=');
      const [answer, ...ticks] = given.split('.');
      return { question, answer, ticks };
    });
    return { node, trail };
  }

  /** @returns {string} the fragment of a node and its trail, without its # */
  function write(node, trail) {
    const pairs = trail.map(({ question, answer, ticks }) => `${question}=${[answer, ...ticks].join('.')}`);
    return [node, ...pairs].join(';');
  }

  /** @returns {string} the fragment in words, or one that no tree knows where it can't be decoded */
  function fragment() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return '%';
    }
  }

  /** @returns {HTMLElement} */
  function make(tag, name, text = '') {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  }

  /** Adds `value` under its former ids too; a current id wins over a former one. */
  function register(map, id, value, element) {
    for (const old of (element.dataset.formerly ?? '').split(' ')) {
      if (old && !map.has(old)) map.set(old, value);
    }
    map.set(id, value);
  }

  /** @returns {Exit} */
  function readExit(link) {
    const here = link.pathname === location.pathname;
    return { link, to: here ? link.hash.slice(1) : '', when: link.dataset.if?.split(';') ?? [] };
  }

  /** A span with cases becomes a link: the trail decides where it leads. */
  function asLink(element) {
    if (element.matches('a')) return element;
    const link = make('a', element.className);
    Object.assign(link.dataset, element.dataset);
    link.append(...element.childNodes);
    element.replaceWith(link);
    return link;
  }

  /** @returns {Answer} */
  function readAnswer(found) {
    const cases = found.parentElement.querySelectorAll('.gc-cases a');
    const element = asLink(found);
    const exits = Array.from(cases.length ? cases : [element], readExit);
    return { id: element.dataset.answer, element, again: 'again' in element.dataset, exits };
  }

  /** @returns {Node} */
  function readNode(section) {
    const answers = new Map();
    const ticks = new Map();
    for (const element of section.querySelectorAll('.gc-answer')) {
      const answer = readAnswer(element);
      register(answers, answer.id, answer, answer.element);
    }
    for (const item of section.querySelectorAll('[data-tick]')) {
      register(ticks, item.dataset.tick, item.dataset.tick, item);
    }
    const heading = section.querySelector('.gc-ask');
    heading.tabIndex = -1;
    // A browser looks through the whole page at every click: what isn't shown stays out of it.
    section.remove();
    const why = section.querySelector('.gc-why');
    return { id: section.dataset.node, kind: section.dataset.kind, section, heading, why, answers, ticks };
  }

  /** Whether a count of ticks fits an answer's half-open range. */
  function counts(answer, count) {
    const { from = 0, below = Infinity } = answer.element.dataset;
    return count >= +from && count < +below;
  }

  class DecisionGuide extends HTMLElement {
    /** @type {Map<string, Node>} */
    #nodes = new Map();
    /** @type {State} */
    #state;
    #start = '';
    #page = '';
    #around;
    #shown;
    /** @type {?() => void} what is done when the way to the next node is free */
    #held = null;
    #progress = make('span', 'gc-progress');
    #back = make('button', 'gc-back', 'Back');
    #notice = make('p', 'gc-notice');
    #side = make('div', 'gc-side');
    #trail = make('nav', 'gc-trail');
    #list = make('ol', 'gc-given');
    #restart = make('a', 'gc-restart', 'Start again');
    /** @type {WeakMap<HTMLElement, Given[]>} the whole trail behind a link, whose address leaves private answers out */
    #ways = new WeakMap();
    #title = '';
    /** @type {Given[]} answers of a link that wait until a private question is answered anew */
    #later = [];

    connectedCallback() {
      if (!this.#start) this.#build();
      this.#page = location.pathname;
      this.#title = document.title;
      this.#around = this.parentElement;
      this.#listen('addEventListener');
      this.#render();
    }

    disconnectedCallback() {
      this.#listen('removeEventListener');
    }

    #listen(how) {
      for (const type of ['hashchange', 'beforeprint', 'afterprint']) window[how](type, this);
      document[how]('keydown', this);
      this.#around[how]('click', this);
    }

    /** @param {Event} event */
    handleEvent(event) {
      const { type } = event;
      if (type === 'click') return this.#click(event);
      if (type === 'keydown') return this.#key(event);
      if (type.endsWith('print')) return this.#print(type === 'beforeprint');
      return this.#render();
    }

    /** @returns {string} the path of the page that it stands on */
    get page() {
      return this.#page;
    }

    /** @returns {State} a copy of what is shown */
    get state() {
      return structuredClone(this.#state);
    }

    /** @returns {Given[]} the answers given so far, in order */
    get trail() {
      return this.state.trail;
    }

    /** @returns {HTMLElement | undefined} the section of a node, by id or former id */
    section(id) {
      return this.#nodes.get(id)?.section;
    }

    /** Whether an answer to this question is nobody's but the rep's own, nor to be guessed from what was asked next. */
    isPrivate(id) {
      const { section } = this.#nodes.get(id);
      return 'private' in section.dataset || !!section.querySelector('.gc-private');
    }

    /** @returns {string} the address of the place, with the answers that may be told or without any */
    address(withAnswers = true) {
      const { node, trail } = this.#state;
      return new URL(this.#write(node, withAnswers ? trail : []), location).href;
    }

    /** @returns {{ask: string, answer: string, ticks: string[]}} a given answer in the page's own words */
    words({ question, answer, ticks }) {
      const { heading, section, answers } = this.#nodes.get(question);
      const ticked = ticks.map((id) => section.querySelector(`[data-tick="${id}"]`).textContent.trim());
      return { ask: heading.textContent.trim(), answer: answers.get(answer).element.textContent.trim(), ticks: ticked };
    }

    /**
     * Gives an answer to the question shown, as a click on it would.
     * @returns {boolean} false where the trail can't tell which case holds: the rep chooses one
     */
    choose(id, ticks = []) {
      const { element } = this.#aim(this.#nodes.get(this.#state.node).answers.get(id), ticks);
      if (element.href) element.click();
      return !!element.href;
    }

    #build() {
      for (const section of this.querySelectorAll('.gc-node')) {
        const node = readNode(section);
        register(this.#nodes, node.id, node, section);
      }
      this.#start = this.dataset.start;
      const bar = make('p', 'gc-bar');
      this.#back.type = 'button';
      this.#back.addEventListener('click', () => this.#goBack());
      this.#notice.setAttribute('role', 'status');
      this.#trail.ariaLabel = 'Your answers';
      this.#trail.append(make('h2', '', 'Your answers'), this.#list);
      this.#side.append(this.#trail, this.#restart);
      bar.append(this.#back, this.#progress);
      this.prepend(this.#notice, bar);
      this.append(this.#side);
    }

    /**
     * A case's condition: true, false, or undefined where the trail can't tell.
     * @param {Given[]} trail
     */
    #holds(condition, trail, straight) {
      const [question, values] = condition.split('=');
      const given = trail.find((one) => one.question === question);
      if (!given) return straight ? undefined : false;
      const wanted = values.split('|');
      if ([given.answer, ...given.ticks].some((id) => wanted.includes(id))) return true;
      const { answers, ticks } = this.#nodes.get(question);
      const untold = ticks.size && !counts(answers.get(given.answer), given.ticks.length);
      return untold ? undefined : false;
    }

    /** @returns {Exit[]} the ways an answer may lead: one, or more where the trail can't tell */
    #exits(answer, trail, straight) {
      const open = [];
      for (const exit of answer.exits) {
        const held = exit.when.map((condition) => this.#holds(condition, trail, straight));
        if (held.includes(false)) continue;
        open.push(exit);
        if (!held.includes(undefined)) break;
      }
      return open.length ? open : answer.exits;
    }

    /** @returns {string[]} the nodes that come next without another answer: on through steps */
    #onward(exits, trail, straight) {
      const ids = new Set();
      const add = ({ to }) => this.#nodes.has(to) && ids.add(to);
      exits.forEach(add);
      // The set grows while it is read: a step adds what follows it.
      for (const id of ids) {
        const { kind, answers } = this.#nodes.get(id);
        if (kind !== 'step') continue;
        for (const [, answer] of answers) if (!answer.again) this.#exits(answer, trail, straight).forEach(add);
      }
      return [...ids];
    }

    /** @returns {string[]} the nodes that may follow the last answer of a trail */
    #next(trail, straight) {
      const { question, answer } = trail.at(-1);
      const found = this.#nodes.get(question).answers.get(answer);
      return this.#onward(this.#exits(found, trail, straight), trail, straight);
    }

    /** @returns {?Given} the same answer under today's ids; null where this tree has no such answer */
    #rename(given) {
      const node = this.#nodes.get(given.question);
      const answer = node?.answers.get(given.answer);
      const ticks = given.ticks.map((id) => node?.ticks.get(id));
      if (!answer || answer.again || node.kind !== 'question' || ticks.includes(undefined)) return null;
      if (new Set(ticks).size < ticks.length || (ticks.length && !counts(answer, ticks.length))) return null;
      return { question: node.id, answer: answer.id, ticks };
    }

    /** @returns {string} the fragment of a node and its trail as anybody may see it */
    #write(node, trail) {
      const told = trail.filter(({ question }) => !this.isPrivate(question));
      return `#${write(node, told)}`;
    }

    /** Leads a link to a node with a trail. @param {Given[]} trail */
    #lead(link, node, trail) {
      link.href = this.#write(node, trail);
      this.#ways.set(link, trail);
    }

    /** @returns {Object<string, Given>} the private answers of this tree, by question */
    #secrets() {
      return store.load('sessionStorage', secretsKey)?.[this.dataset.tree] ?? {};
    }

    /** Keeps the private answers of a trail in the place of all earlier ones. @param {Given[]} trail */
    #keep(trail) {
      const secrets = trail.filter(({ question }) => this.isPrivate(question)).map((given) => [given.question, given]);
      const all = store.load('sessionStorage', secretsKey) ?? {};
      if (!secrets.length && !all[this.dataset.tree]) return;
      store.save('sessionStorage', secretsKey, { ...all, [this.dataset.tree]: Object.fromEntries(secrets) });
    }

    /** @returns {?(State & {later: Given[]})} null where the fragment fits no path of this tree */
    #read(text) {
      const parsed = parse(text);
      const node = this.#nodes.get(parsed.node);
      const trail = parsed.trail.map((given) => this.#rename(given));
      if (!node || trail.includes(null)) return null;
      const entry = trail[0]?.question ?? node.id;
      const first = this.#onward([{ to: this.#start }], [], false);
      if (first.includes(entry)) return this.#follow(node, trail, first, false);
      // A link names no private answer, so it may begin behind one.
      const secrets = this.#secrets();
      const behind = first.some((id) => this.isPrivate(id) && (trail.length || secrets[id]));
      return (behind && this.#follow(node, trail, first, false)) || this.#follow(node, trail, [entry], true);
    }

    /**
     * Follows a trail, with the private answers that this tab knows in their places; one that it doesn't is asked for.
     * @param {Given[]} later
     * @param {string[]} next
     * @returns {?State}
     */
    #follow(node, later, next, straight) {
      const secrets = this.#secrets();
      const path = [];
      const trail = [];
      for (;;) {
        const told = later.find(({ question }, index) => !index && next.includes(question));
        const secret = told ? undefined : next.find((id) => this.isPrivate(id));
        // Whoever went back stands before the private question, as before any other.
        const arrived = !later.length && next.slice(0, next.indexOf(secret) + 1).includes(node.id);
        const known = told ?? (!arrived && secrets[secret] && this.#rename(secrets[secret]));
        if (known) {
          if (told) later = later.slice(1);
          path.push(...next.slice(0, next.indexOf(known.question) + 1));
          trail.push(known);
          next = this.#next(trail, straight);
          continue;
        }
        if (later.length && !secret) return null;
        const asks = secret && !path.includes(node.id) && (later.length > 0 || !next.includes(node.id));
        return this.#at(asks ? this.#nodes.get(secret) : node, trail, path, next, { straight, later });
      }
    }

    /** @returns {?State} that of a node on a path, or among what may come next */
    #at(node, trail, path, next, more) {
      if (!path.includes(node.id)) path.push(...next.slice(0, next.indexOf(node.id) + 1));
      if (!path.includes(node.id)) return null;
      const before = path.slice(0, path.indexOf(node.id));
      const at = trail.filter((given) => before.includes(given.question)).length;
      return { node: node.id, kind: node.kind, trail, at, path, ...more };
    }

    /** @returns {?State} of a link with something foreign at its end: as much of it as fits this tree */
    #trim(text) {
      const [clean] = /^[a-z0-9;=.-]*/.exec(text);
      const told = clean.replace(/;[^=;]+$/, '');
      const { node, trail } = parse(told);
      if (!node || told === text) return null;
      for (let count = trail.length; count; count -= 1) {
        const given = trail.slice(0, count);
        const whole = this.#read(write(node, given));
        if (whole) return whole;
        const last = this.#read(write(given.at(-1).question, given));
        if (last) return this.#read(write(this.#next(last.trail, last.straight)[0], given)) ?? last;
      }
      return this.#read(node);
    }

    /**
     * Goes on from `to`, keeping every later answer whose question still comes up.
     * @param {string[]} seen steps that needn't be shown again
     * @returns {[string, Given[]]} a node with its trail
     */
    #replay(to, trail, later, seen) {
      const { straight } = this.#state;
      const passed = [];
      let next = this.#onward([{ to }], trail, straight);
      for (;;) {
        const kept = later.find((given) => next.includes(given.question));
        const after = kept ? this.#next([...trail, kept], straight) : [];
        passed.push(...next.slice(0, after.length ? next.indexOf(kept.question) : 1));
        if (!after.length) break;
        trail = [...trail, kept];
        next = after;
      }
      return [passed.find((id) => !seen.includes(id)) ?? passed.at(-1), trail];
    }

    /**
     * Points an answer's link to where it leads from here, the trail included.
     * @param {Answer} answer
     */
    #aim(answer, ticks = []) {
      const { node, kind, trail, at, path, straight } = this.#state;
      const { element, exits } = answer;
      const asked = kind === 'question';
      const before = trail.slice(0, at);
      const now = asked ? [...before, { question: node, answer: answer.id, ticks }] : before;
      const open = this.#exits(answer, now, straight);
      for (const { link, to } of exits) {
        if (link === element) continue;
        link.parentElement.hidden = !open.some((exit) => exit.link === link);
        link.closest('.gc-cases').hidden = open.length === 1;
        if (to) this.#lead(link, to, now);
      }
      const [{ link, to }] = open;
      const later = [...trail.slice(asked ? at + 1 : at), ...this.#later];
      const seen = asked ? path : path.slice(0, path.indexOf(node) + 1);
      if (answer.again) this.#lead(element, ...this.#cut(to));
      else if (open.length > 1) element.removeAttribute('href');
      else if (to) this.#lead(element, ...this.#replay(to, now, later, seen));
      else element.href = link.href;
      return answer;
    }

    /** @returns {[string, Given[]]} a question passed before, with the answers before it */
    #cut(question) {
      const { trail } = this.#state;
      const at = trail.findIndex((given) => given.question === question);
      return [question, trail.slice(0, Math.max(at, 0))];
    }

    #render() {
      // On the way to another page the location changes before this element goes.
      if (location.pathname !== this.#page || location.hash === this.#shown) return;
      const text = fragment();
      const whole = text && this.#read(text);
      const known = whole || this.#trim(text);
      const other = document.getElementById(parse(text).node);
      const elsewhere = other && !this.contains(other) && !other.dataset.retired;
      const old = this.#state;
      const first = this.#shown === undefined;
      // The address says what is shown, and keeps what waits.
      const place = known && this.#write(known.node, [...known.trail, ...known.later]);
      if (known && (!whole || known.later.length)) history.replaceState(history.state, '', place);
      this.#shown = location.hash;
      this.#held = null;
      const { later, ...state } = known || this.#read(this.#start);
      this.#state = state;
      this.#later = later;
      this.#tell(!known && !elsewhere && text, old);
      if (known && !whole && !text.startsWith(location.hash.slice(1))) this.#say(SHORTENED);
      if (later.length) this.#say(ASKED_AGAIN);
      this.#show(old);
      if (known || !(first || elsewhere)) this.#focus();
      // Instant navigation tells a screen reader nothing of the page that came.
      else if (document.readyState === 'complete') this.#focus(false);
      gestures.show();
      this.dispatchEvent(new CustomEvent('gc:render', { bubbles: true, detail: this.state }));
    }

    /** @returns {string|undefined} what to use instead of the first id of a fragment that was taken out of the tree */
    #retired(text) {
      const ids = text.split(/[;=.]/);
      const all = [...this.parentElement.querySelectorAll('[data-retired]')];
      return all.find(({ dataset }) => ids.includes(dataset.retired))?.textContent;
    }

    /** Says what the rep would otherwise miss: a link that didn't fit, answers that fell away. */
    #tell(lost, old) {
      const kept = this.#state.trail.map((given) => given.question);
      const gone = kept.includes(old?.node) ? old.trail.filter((given) => !kept.includes(given.question)) : [];
      const words = gone.map((given) => this.words(given)).map(({ ask, answer }) => `“${ask}” (${answer})`);
      if (lost) this.#say(this.#retired(lost) ?? 'That link doesn’t fit this guide any more, so here is its start.');
      else this.#say(gone.length ? `No longer asked, so these answers were dropped: ${words.join(', ')}.` : '');
    }

    #say(words) {
      this.#notice.textContent = words;
      this.#notice.hidden = !words;
    }

    /** @param {State} [old] what was shown before */
    #show(old) {
      const { node, kind, trail, at, straight } = this.#state;
      const { section, heading, why, answers } = this.#nodes.get(node);
      const left = this.#nodes.get(old?.node);
      left?.section.remove();
      if (left?.why) left.section.append(left.why);
      this.#side.before(section);
      if (why) this.#side.append(why);
      for (const [, answer] of answers) this.#aim(answer);
      this.#check(section);
      this.dataset.kind = kind;
      this.#back.hidden = this.#restart.hidden = node === this.#start && !trail.length;
      this.#progress.textContent = { question: straight ? 'Question' : `Question ${at + 1}`, step: 'Step' }[kind] ?? '';
      // Heard with the heading: what kind of answer this is, or how many questions there were.
      const verdict = section.querySelector('.gc-verdict')?.textContent.trim() ?? this.#progress.textContent;
      heading.ariaLabel = verdict ? `${verdict}: ${heading.textContent.trim()}` : null;
      const words = kind !== 'outcome' && this.isPrivate(node) ? [] : [heading.textContent.trim()];
      document.title = [...words, this.#title].join(' - ');
      this.#lead(this.#restart, this.#start, []);
      this.#trail.hidden = !trail.length;
      this.#list.replaceChildren(...trail.map((given) => this.#item(given)));
    }

    /** Puts the whole tree on the page, for paper, until an outcome is reached. */
    #print(before) {
      if (this.#state.kind === 'outcome') return;
      for (const { section, why } of this.#nodes.values()) {
        if (why) section.append(why);
        if (before) this.#side.before(section);
        else section.remove();
      }
      if (!before) this.#show();
    }

    /** Shows which questions every path here asks, as far as this trail hasn't. */
    #check(section) {
      const first = section.querySelector('.gc-first');
      if (!first) return;
      const { trail, straight } = this.#state;
      const items = [...first.querySelectorAll('li')];
      for (const item of items) {
        const { to } = readExit(item.querySelector('a'));
        item.hidden = trail.some((given) => given.question === to);
      }
      first.hidden = !straight || items.every((item) => item.hidden);
    }

    /** @returns {HTMLElement} one line of the trail */
    #item(given) {
      const { ask, answer, ticks } = this.words(given);
      const item = make('li', '');
      const change = make('a', 'gc-change', 'Change');
      this.#lead(change, given.question, this.#state.trail);
      item.toggleAttribute('data-private', this.isPrivate(given.question));
      change.ariaLabel = `Change: ${ask}`;
      item.dataset.question = given.question;
      if (given.question === this.#state.node) item.ariaCurrent = 'step';
      item.append(make('span', 'gc-given-ask', ask), make('strong', 'gc-given-answer', answer));
      item.append(...ticks.map((tick) => make('span', 'gc-given-tick', tick)), change);
      return item;
    }

    #focus(scroll = true) {
      this.#nodes.get(this.#state.node).heading.focus({ preventScroll: true });
      if (scroll) this.scrollIntoView();
    }

    /** Back in the browser's history while that stays on this page, else to the node before. */
    #goBack() {
      const entries = window.navigation?.entries() ?? [];
      const { url } = entries[window.navigation?.currentEntry?.index - 1] ?? {};
      if (url && new URL(url).pathname === this.#page) history.back();
      else location.replace(this.#before());
    }

    /** @returns {string} the fragment of the node before this one on its path */
    #before() {
      const { node, path, trail, at } = this.#state;
      const before = path[path.indexOf(node) - 1] ?? this.#start;
      return this.#write(
        before,
        trail.slice(0, at).filter((given) => path.indexOf(given.question) < path.indexOf(before)),
      );
    }

    /** Follows a link within the page by itself. @param {MouseEvent} event */
    #click(event) {
      const link = event.target.closest('a');
      // A link of the map's drawing keeps its address in the attribute alone.
      const href = link?.getAttribute('href');
      const to = new URL(href ?? '', location);
      // The theme asks every link for its address, and throws where an answer has none: its cases are chosen below it.
      if (link && !href) event.stopPropagation();
      if (
        !href ||
        to.href.split('#')[0] !== location.href.split('#')[0] ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      event.stopPropagation();
      this.#leave(to, this.#ways.get(link));
    }

    /** Goes on to a node, now or when whoever holds the way to it lets go. @param {URL} to */
    #leave(to, trail) {
      if (this.#held) return;
      const { kind } = this.#nodes.get(parse(to.hash.slice(1)).node) ?? {};
      const go = () => {
        if (this.#held !== go) return;
        this.#held = null;
        if (trail) this.#keep(trail);
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
      if (owner !== this || gestures.isModified(event) || event.shiftKey || event.defaultPrevented) return;
      if (!gestures.haveKeys() || gestures.isText(at) || document.querySelector('dialog[open]')) return;
      if (event.key === 'Backspace' && !this.#back.hidden) {
        event.preventDefault();
        gestures.count(event);
        this.#goBack();
      }
      const links = this.section(this.#state.node).querySelectorAll('.gc-answers:not([hidden]) .gc-answer[href]');
      const link = /^[1-9]$/.test(event.key) && links[event.key - 1];
      if (!link || gestures.isHasty(event)) return;
      gestures.count(event);
      link.click();
    }
  }

  customElements.define('decision-guide', DecisionGuide);
})();
