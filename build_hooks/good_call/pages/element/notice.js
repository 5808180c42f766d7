/** Says what the rep would otherwise miss: a link that didn't fit, answers that fell away. */
(() => {
  const { GoodCall } = window;
  const { words } = GoodCall;

  GoodCall.noticeOf = (guide) => {
    const element = GoodCall.markup.make('p', 'gc-notice');
    element.setAttribute('role', 'status');

    /** @returns {string|undefined} what to use instead of the first id of a fragment that was taken out of the tree */
    function retired(text) {
      const ids = text.split(/[;=.]/);
      const all = [...guide.parentElement.querySelectorAll('[data-retired]')];
      return all.find(({ dataset }) => ids.includes(dataset.retired))?.textContent;
    }

    /** @returns {string} which answers of `old` fell away */
    function dropped(old) {
      const kept = guide.trail.map((given) => given.question);
      const gone = kept.includes(old?.node) ? old.trail.filter((given) => !kept.includes(given.question)) : [];
      const told = gone.map((given) => words('“%(ask)s” (%(answer)s)', guide.words(given)));
      const answers = told.join(', ');
      return answers && words('No longer asked, so these answers were dropped: %(answers)s.', { answers });
    }

    /** @returns {string} what there is to say of a link; '' where nothing is */
    function said({ waits, shortened, lost, old }) {
      if (waits) return words('A link holds no private answers, so this one is asked again.');
      if (shortened) return words('The end of that link doesn’t fit this guide, so here is as far as it goes.');
      if (lost) return retired(lost) ?? words('That link doesn’t fit this guide any more, so here is its start.');
      return dropped(old);
    }

    /**
     * @param {object} news
     * @param {boolean} news.waits whether answers of a link wait until a private question is answered
     * @param {boolean} news.shortened whether the end of a link didn't fit
     * @param {string | false} news.lost a fragment that leads nowhere
     * @param {State} [news.old] what was shown before
     */
    function tell(news) {
      element.textContent = said(news);
      element.hidden = !element.textContent;
    }

    return { element, tell };
  };
})();
