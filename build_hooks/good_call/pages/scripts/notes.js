/**
 * What a rep takes along from an outcome: notes for the CRM, a mail to the approver,
 * a print, a link, a suggestion. Nothing is stored and nothing is sent from here. Needs resume.js.
 *
 * @typedef {(guide: Guide, section: HTMLElement, own: string) => string} Writer of notes, with the rep's own line
 */
void (() => {
  const { GoodCall } = window;
  if (GoodCall.notes) return;

  const { make, link, button, said } = GoodCall.markup;
  const { words, locale } = GoodCall;
  const { earlier, told, practising, watch } = GoodCall.resume;

  // Every tree gone through, this one last; what was answered in one before stands there alone.
  /** @param {Guide} guide */
  const trees = (guide) => [...earlier(), told(guide)].map((tree, index) => ({ ...tree, lines: once(tree, index) }));

  /** @param {Gone} gone @param {number} index @returns {Line[]} */
  function once({ lines }, index) {
    const asked = lines.filter(([, , , from]) => !from || !index);
    return asked.map(([ask, answer, hidden, from]) => [
      ask,
      from ? words('%(answer)s (from “%(guide)s”)', { answer, guide: from }) : answer,
      hidden,
    ]);
  }

  // Nobody should take a story of practice for a customer.
  const begun = () => (practising() ? words('PRACTICE, no real call') + '\n' : '') + locale.day(new Date());

  /**
   * What stands below the trail: approval, what to log, principles.
   * @param {Guide} guide
   * @param {HTMLElement} section
   */
  function rest(guide, section) {
    const why = [...section.querySelectorAll('.gc-principle > :first-child')].map(said).filter(Boolean);
    const approval = said(section.querySelector('.gc-approve'));
    const log = said(section.querySelector('.gc-log'));
    return [approval, log, ...why.map((principle) => words('Principle: %(principle)s', { principle }))].filter(Boolean);
  }

  /** @param {Gone} tree @param {Gone | undefined} next */
  function ending({ verdict, ask }, next) {
    if (!verdict && next) return words('On to: %(tree)s', { tree: next.title });
    return verdict ? words('%(sort)s: %(ask)s', { sort: verdict, ask }) : ask;
  }

  /** @param {Gone} tree */
  const open = ({ lines }) => lines.filter(([, , hidden]) => !hidden);

  /** @param {Guide} guide @returns {string} how many answers are left out, if any is */
  function untold(guide) {
    const count = trees(guide).reduce((sum, tree) => sum + tree.lines.length - open(tree).length, 0);
    if (!count) return '';
    return locale.count(
      '%(num)s answer is not copied: it is private.',
      '%(num)s answers are not copied: they are private.',
      count,
    );
  }

  /** Notes as plain text. @type {Writer} */
  function plain(guide, section, own) {
    const parts = trees(guide).map((tree, index, all) =>
      [
        tree.title,
        ...open(tree).map(([question, answer]) => `- ${question} ${answer}`),
        '> ' + ending(tree, all[index + 1]),
      ].join('\n'),
    );
    return [begun(), own, ...parts, untold(guide), rest(guide, section).join('\n'), guide.address()]
      .filter(Boolean)
      .join('\n\n');
  }

  // What Markdown would read as its own marks stays what was written.
  /** @param {string} text */
  const escaped = (text) => text.replace(/[\\`*_[\]<>#]/g, '\\$&');

  /** Notes as Markdown. @type {Writer} */
  function markdown(guide, section, own) {
    const parts = trees(guide).map((tree, index, all) =>
      [
        `## ${escaped(tree.title)}`,
        '',
        ...open(tree).map(([question, answer]) => `- ${escaped(question)} **${escaped(answer)}**`),
        '',
        `**${escaped(ending(tree, all[index + 1]))}**`,
      ].join('\n'),
    );
    const more = rest(guide, section)
      .map((line) => `- ${escaped(line)}`)
      .join('\n');
    return [begun(), escaped(own), ...parts, untold(guide), more, `<${guide.address()}>`].filter(Boolean).join('\n\n');
  }

  /** Copies without the clipboard API too: it is missing on file:// and plain http. @param {string} text */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copySelected(text);
    }
  }

  /** @param {string} text */
  function copySelected(text) {
    const area = make('textarea', 'gc-copy');
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    focused?.focus();
    return done;
  }

  /**
   * @param {Guide} guide
   * @param {HTMLElement} section
   * @returns {HTMLElement | null} a mail to the approver that says which outcome waits, if there is an address
   */
  function mailLink(guide, section) {
    const address = /** @type {HTMLAnchorElement | null} */ (section.querySelector('.gc-approve a[href^="mailto:"]'));
    if (!address) return null;
    const subject = `${guide.dataset.title} ${said(section.querySelector('.gc-ask'))}`;
    const [to] = address.href.split('?');
    return link(
      'gc-mail gc-action',
      words('Ask by mail'),
      `${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(plain(guide, section, ''))}`,
    );
  }

  /**
   * @param {Guide} guide
   * @param {HTMLElement} section
   * @returns {HTMLElement[]} a prefilled issue that names tree and node, never what was typed; the node in the workshop
   */
  function changeLinks({ dataset: { issueUrl, workshop, tree } }, section) {
    const place = `${tree}/${section.dataset.node}`;
    const links = workshop ? [link('gc-suggest', words('Open in the workshop'), `${workshop}#${place}`)] : [];
    if (!issueUrl) return links;
    const url = new URL(issueUrl);
    url.searchParams.set('title', `${place}: `);
    const about = words('About “%(ask)s” (%(place)s):', { ask: said(section.querySelector('.gc-ask')), place });
    url.searchParams.set('body', `${about}\n\n`);
    return [link('gc-suggest', words('Suggest a change'), url.href), ...links];
  }

  /**
   * Closes when it is left, by Escape or by a click elsewhere; the focus goes back to its button.
   * @param {HTMLElement[]} items
   */
  function menu(...items) {
    const more = make('details', 'gc-more', make('summary', '', words('More')), make('div', 'gc-menu', ...items));
    more.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !more.open) return;
      more.open = false;
      more.querySelector('summary')?.focus();
    });
    return more;
  }

  /**
   * A link is asked about first: what a customer answered need not go along with it.
   * @param {Guide} guide
   * @param {(text: string) => void} tell
   */
  function linkChoice(guide, tell) {
    /** @param {boolean} withAnswers */
    const give = (withAnswers) => async () => {
      const url = guide.address(withAnswers);
      // Closing the sheet rejects the promise: nothing to say then.
      if (navigator.share) return navigator.share({ title: guide.dataset.title, url }).catch(() => {});
      return tell((await copy(url)) ? words('Link copied') : url);
    };
    const answers = button(words('With the answers'), give(true));
    return make(
      'details',
      'gc-link',
      make('summary', 'gc-action', 'share' in navigator ? words('Share') : words('Copy link')),
      make('div', 'gc-link-choice', answers, button(words('This place alone'), give(false))),
    );
  }

  /**
   * The button that says for a while that it is done; where the browser won't copy, the text is there to be taken.
   * @param {string} label
   * @param {string} name
   * @param {() => string} text
   * @param {() => HTMLDetailsElement} more
   * @param {(text: string) => void} tell
   */
  function copyButton(label, name, text, more, tell) {
    const one = button(label, async () => {
      const written = text();
      if (!(await copy(written))) return offerText(more(), written);
      tell(words('Copied'));
      one.textContent = words('✓ Copied');
      setTimeout(() => {
        one.textContent = label;
      }, 4000);
    });
    one.classList.add(name);
    return one;
  }

  /** @param {HTMLDetailsElement} more @param {string} text */
  function offerText(more, text) {
    more.querySelector('.gc-take')?.remove();
    const area = Object.assign(make('textarea', 'gc-take'), {
      value: text,
      readOnly: true,
      ariaLabel: words('Your notes'),
    });
    more.querySelector('.gc-menu')?.prepend(make('p', 'gc-take', words('Press and hold to copy:'), area));
    more.open = true;
    area.select();
  }

  /**
   * One thing to press, and a menu with the rest.
   * @param {Guide} guide
   * @param {HTMLElement} section
   */
  function toolbar(guide, section) {
    const own = make('input', 'gc-own-line');
    const done = make('span', 'gc-done');
    /** @param {string} text */
    const tell = (text) => {
      done.textContent = text;
    };
    const paper = make('p', 'gc-paper');
    const head = () => paper.replaceChildren([begun(), own.value.trim(), guide.address()].filter(Boolean).join(' · '));
    own.oninput = head;
    head();
    done.setAttribute('role', 'status');
    own.autocomplete = 'off';
    guide.querySelector('.gc-bar')?.before(paper);
    /** @param {Writer} writer */
    const written = (writer) => () => writer(guide, section, own.value.trim());
    const more = menu(
      copyButton(words('Copy as Markdown'), 'gc-markdown', written(markdown), () => more, tell),
      linkChoice(guide, tell),
      button(words('Print'), () => print()),
      ...changeLinks(guide, section),
    );
    const left = untold(guide);
    return make(
      'div',
      'gc-actions',
      make('label', 'gc-own', make('span', '', words('Add a line of your own (only copied, never kept)')), own),
      copyButton(words('Copy notes'), 'gc-copy-notes', written(plain), () => more, tell),
      more,
      done,
      ...(left ? [make('p', 'gc-untold', left)] : []),
    );
  }

  /** @type {OnRender} */
  function onRender({ target: guide }) {
    guide.querySelectorAll('.gc-actions, .gc-paper, .gc-mail').forEach((one) => one.remove());
    const { node, kind } = guide.state;
    if (kind !== 'outcome') return;
    const section = guide.section(node);
    guide.querySelector('.gc-trail')?.before(toolbar(guide, section));
    const gate = section.querySelector('.gc-yes') ?? section.querySelector('.gc-approve');
    gate?.after(mailLink(guide, section) ?? '');
  }

  GoodCall.notes = { plain, markdown };
  watch(onRender);
})();
