/** Numbers, days and plural forms, as the site's language writes them. */
void (() => {
  const { GoodCall } = window;

  /** The code speaks British English; a page's own figures and days are in its digits and its calendar everywhere. */
  function language() {
    const { lang } = document.documentElement;
    return `${!lang || lang === 'en' ? 'en-GB' : lang}-u-ca-gregory-nu-latn`;
  }

  /** @returns {string} the sign before decimals */
  function point() {
    const parts = new Intl.NumberFormat(language()).formatToParts(1.5);
    return parts.find(({ type }) => type === 'decimal').value;
  }

  /** @param {string} digits perhaps with a point and decimals, all of which are kept */
  function number(digits) {
    const [whole, part] = digits.split('.');
    const grouped = new Intl.NumberFormat(language(), { useGrouping: 'always' }).format(BigInt(whole));
    return grouped + (part ? point() + part : '');
  }

  const day = (date) => date.toLocaleDateString(language(), { dateStyle: 'long' });

  /** @returns {string} the form of a message that goes with a number, which it may name as `%(num)s` */
  function count(one, many, num, values) {
    const forms = GoodCall.catalogue?.[one];
    const form = forms ? (forms[new Intl.PluralRules(language()).select(num)] ?? forms.other) : num === 1 ? one : many;
    return GoodCall.words(form, { num: number(`${num}`), ...values });
  }

  GoodCall.locale = { point, number, day, count };
})();
