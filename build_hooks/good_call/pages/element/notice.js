/**
 * Says what the rep would otherwise miss: a link that didn't fit, answers that fell away.
 *
 * @typedef {object} LinkNews
 * @property {boolean} waits whether answers of a link wait until a private question is answered
 * @property {boolean} shortened whether the end of a link didn't fit
 * @property {string | false} lost a fragment that leads nowhere
 * @property {State} [old] what was shown before
 *
 * @typedef {object} Notice
 * @property {HTMLElement} element
 * @property {(news: LinkNews) => void} tell
 */
void (() => {
  const { GoodCall } = window;
  const { words } = GoodCall;

  /** @type {GoodCall['noticeOf']} */
  GoodCall.noticeOf = (guide) => {
    const element = GoodCall.markup.make('p', 'gc-notice');
    element.setAttribute('role', 'status');

    /** What to use instead of the first id of a fragment that was taken out of the tree. @param {string} text */
    function retired(text) {
      const ids = text.split(/[;=.]/);
      const all = [...(guide.parentElement?.querySelectorAll('[data-retired]') ?? [])];
      return all.find(({ dataset }) => ids.includes(dataset.retired ?? ''))?.textContent;
    }

    /** Which answers of `old` fell away. @param {State | undefined} old */
    function dropped(old) {
      const kept = guide.trail.map((given) => given.question);
      const gone = old && kept.includes(old.node) ? old.trail.filter(({ question }) => !kept.includes(question)) : [];
      const told = gone.map((given) => {
        const { ask, answer } = guide.words(given);
        return words('“%(ask)s” (%(answer)s)', { ask, answer });
      });
      const answers = told.join(', ');
      return answers && words('No longer asked, so these answers were dropped: %(answers)s.', { answers });
    }

    /** @param {LinkNews} news @returns {string} what there is to say of a link; '' where nothing is */
    function said({ waits, shortened, lost, old }) {
      if (waits) return words('A link holds no private answers, so this one is asked again.');
      if (shortened) return words('The end of that link doesn’t fit this guide, so here is as far as it goes.');
      if (lost) return retired(lost) ?? words('That link doesn’t fit this guide any more, so here is its start.');
      return dropped(old);
    }

    /** @type {Notice['tell']} */
    function tell(news) {
      element.textContent = said(news);
      element.hidden = !element.textContent;
    }

    return { element, tell };
  };
})();
