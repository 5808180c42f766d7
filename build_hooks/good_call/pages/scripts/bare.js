/**
 * A tree in the frame of another program, with `?frame` in its address: it takes facts from around it, and tells what came
 * of them. Stands in the head, so that nobody has read the address before it.
 *
 * @typedef {string | number | string[] | Record<string, string | number>} Fact an answer's id; a number; ticks; the
 *   numbers of a worksheet
 */
void (() => {
  const form = 'decision-tree-frame';
  const version = 1;
  const mark = '#facts:';
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const key = `${new URL('../../', src).pathname}gc-facts`;
  /** @type {Map<string, Fact>} by tree/question; each is given once: whoever comes back to a question has the say */
  const facts = new Map();
  /** @type {Guide | undefined} */
  let shown;
  let count = 0;
  let isTold = false;
  const read = new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));

  /** @returns {string[]} who may talk with this page, and be talked to */
  const origins = () => document.querySelector('meta[name=gc-frame]')?.getAttribute('content')?.split(' ') ?? [];

  /** What a tree before this one handed on; a link's own facts come in its place. */
  function takeHanded() {
    if (location.hash.startsWith(mark)) return;
    try {
      for (const [asked, fact] of JSON.parse(sessionStorage.getItem(key) ?? '[]')) facts.set(asked, fact);
    } catch {
      // What can't be read holds no facts.
    }
  }

  /** Hands what is left on to the tree that takes over, and to no other page. @param {MouseEvent} event */
  function handOn({ target, ctrlKey, metaKey, shiftKey }) {
    const way = /** @type {Element} */ (target).closest?.('decision-guide :is(.gc-answer, .gc-cases a)[data-tree]');
    if (way && facts.size && !(ctrlKey || metaKey || shiftKey)) sessionStorage.setItem(key, JSON.stringify([...facts]));
  }

  /** What was typed elsewhere stays in no address. */
  function takeFromAddress() {
    if (!location.hash.startsWith(mark)) return;
    try {
      for (const pair of decodeURIComponent(location.hash.slice(mark.length)).split(';')) {
        const [key, ...value] = pair.split('=');
        facts.set(key, value.join('='));
      }
    } catch {
      // What can't be read holds no facts.
    }
    history.replaceState(history.state, '', location.pathname + location.search);
  }

  /** @param {object} message */
  function send(message) {
    if (parent === window) return;
    // Where a browser tells who is around the page, nobody else is called.
    const around = location.ancestorOrigins?.[0];
    for (const origin of origins())
      if (!around || origin === around) parent.postMessage({ form, version, ...message }, origin);
  }

  /** What holds no answer of a private question: others learn neither it nor what was asked because of it. */
  const place = () => ({ tree: shown?.dataset.tree, title: shown?.dataset.title });

  /** @param {MessageEvent} event */
  function onMessage({ origin, source, data }) {
    if (source !== parent || parent === window || !origins().includes(origin)) return;
    if (data?.form !== form || data.version !== version || data.type !== 'facts') return;
    for (const [key, value] of Object.entries(data.facts ?? {})) facts.set(key, value);
    give();
  }

  /** Answers the question at hand where a fact says how. */
  async function give() {
    await read;
    const state = shown?.state;
    if (!shown || state?.kind !== 'question' || state.at < state.trail.length || shown.isPrivate(state.node)) return;
    const section = shown.section(state.node);
    const alike = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('[data-same]'));
    const keys = [`${shown.dataset.tree}/${state.node}`, ...Array.from(alike, ({ dataset }) => dataset.same ?? '')];
    const asked = keys.find((each) => facts.has(each));
    if (!asked) return;
    const fact = /** @type {Fact} */ (facts.get(asked));
    facts.delete(asked);
    const measure = section.querySelector('.gc-measure');
    if (measure ? enter(measure, fact) : pick(shown, section, `${fact}`)) count += 1;
  }

  /** @param {Guide} guide @param {HTMLElement} section @param {string} answer */
  function pick(guide, section, answer) {
    const link = section.querySelector(`.gc-answer[data-answer="${CSS.escape(answer)}"]`);
    return !!link && !('again' in link.dataset) && guide.choose(answer);
  }

  /** As a rep would: what doesn't fit is said beside the field. @param {HTMLElement} measure @param {Fact} fact */
  function enter(measure, fact) {
    const form = /** @type {HTMLFormElement} */ (measure.querySelector('.gc-form'));
    const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input')]);
    const isTicked = measure.dataset.measure === 'tick';
    const ticks = Array.isArray(fact) ? fact : `${fact}`.split('.').filter(Boolean);
    if (isTicked && ticks.some((id) => !inputs.some(({ name }) => name === id))) return false;
    const numbers = measure.dataset.measure === 'number' ? { [inputs[0].name]: fact } : numbersOf(fact);
    for (const input of inputs) {
      input.checked = isTicked && ticks.includes(input.name);
      if (!isTicked) input.value = `${numbers[input.name] ?? ''}`.replace('.', window.GoodCall.locale.point());
    }
    form.dispatchEvent(new Event('input'));
    form.requestSubmit();
    return !form.querySelector('[aria-invalid=true], .gc-errors:not([hidden])');
  }

  /** @param {Fact} fact @returns {Record<string, unknown>} the numbers of a worksheet by their fields */
  function numbersOf(fact) {
    const pairs = `${fact}`.split(',').map((one) => one.split(':'));
    return typeof fact === 'object' ? { ...fact } : Object.fromEntries(pairs);
  }

  /** Whoever reads on knows which answers were nobody's here. @param {Guide} guide */
  function tell(guide) {
    const { markup, locale } = window.GoodCall;
    guide.querySelector('.gc-from-around')?.remove();
    if (!count) return;
    const words = locale.count(
      '%(num)s answer came from the program around this page. Check it before you act.',
      '%(num)s answers came from the program around this page. Check them before you act.',
      count,
    );
    guide.querySelector('.gc-bar')?.after(markup.make('p', 'gc-from-around', words));
  }

  /** @param {Guide} guide */
  function report(guide) {
    const { node, kind } = guide.state;
    const section = guide.section(node);
    const { markup, notes } = window.GoodCall;
    /** @param {string} name */
    const said = (name) => markup.said(section.querySelector(name));
    if (kind !== 'outcome') {
      if (isTold) send({ type: 'open', ...place() });
      isTold = false;
      return;
    }
    const first = said('.gc-gate .gc-approve');
    const outcome = { id: node, title: said('.gc-ask'), verdict: said('.gc-verdict') };
    const approval = first ? { needed: true, first } : { needed: false };
    const link = guide.address();
    send({ type: 'outcome', ...place(), outcome, approval, notes: notes.plain(guide, section, ''), link });
    isTold = true;
  }

  /** Trees stay in the frame, whatever else is read opens beside it. */
  function lead() {
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('.md-content a[href]'));
    for (const link of links) {
      const isOther = link.pathname !== location.pathname || link.origin !== location.origin;
      if (link.dataset.tree) link.search = location.search;
      else if (
        isOther &&
        origin !== 'null' &&
        link.protocol.startsWith('http') &&
        !link.matches('.gc-answer, .gc-trail a, .gc-earlier a')
      )
        Object.assign(link, { target: '_blank', rel: 'noopener' });
    }
  }

  /** @param {Guide} guide */
  function begin(guide) {
    shown = guide;
    // A link that goes out leads to the whole page.
    const { address } = guide;
    guide.address = (withAnswers) => {
      const whole = new URL(address.call(guide, withAnswers));
      whole.search = '';
      return whole.href;
    };
    send({ type: 'ready', ...place() });
  }

  /** @param {{target: Guide}} event */
  async function onRender({ target: guide }) {
    lead();
    await read;
    // They are kept from one tree to the next alone, over those in which there is nothing to ask.
    sessionStorage.removeItem(key);
    if (shown !== guide) begin(guide);
    lead();
    tell(guide);
    report(guide);
    give();
  }

  /** Between customers nothing stays. @param {MouseEvent} event */
  function onClick({ target }) {
    if (!(/** @type {Element} */ (target).closest?.('.gc-restart'))) return;
    facts.clear();
    count = 0;
  }

  takeHanded();
  takeFromAddress();
  addEventListener('message', onMessage);
  document.addEventListener('click', onClick, true);
  document.addEventListener('click', handOn);
  document.addEventListener('gc:render', onRender);
})();
