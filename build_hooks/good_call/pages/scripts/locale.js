/**
 * Numbers, days and plural forms, as the site's language writes them.
 *
 * @typedef {object} SiteLocale
 * @property {() => string} point the sign before decimals
 * @property {(digits: string) => string} number perhaps with a point and decimals, all of which are kept
 * @property {(date: Date) => string} day
 * @property {(one: string, many: string, num: number, values?: Record<string, string | number>) => string} count the
 *   form of a message that goes with a number, which it may name as `%(num)s`
 */
void (() => {
  const { GoodCall } = window;

  /** The code speaks British English; a page's own figures and days are in its digits and its calendar everywhere. */
  function language() {
    const { lang } = document.documentElement;
    return `${!lang || lang === 'en' ? 'en-GB' : lang}-u-ca-gregory-nu-latn`;
  }

  /** @type {SiteLocale['point']} */
  function point() {
    const parts = new Intl.NumberFormat(language()).formatToParts(1.5);
    return /** @type {Intl.NumberFormatPart} */ (parts.find(({ type }) => type === 'decimal')).value;
  }

  /** @type {SiteLocale['number']} */
  function number(digits) {
    const [whole, part] = digits.split('.');
    const grouped = new Intl.NumberFormat(language(), { useGrouping: 'always' }).format(BigInt(whole));
    return grouped + (part ? point() + part : '');
  }

  /** @type {SiteLocale['day']} */
  const day = (date) => date.toLocaleDateString(language(), { dateStyle: 'long' });

  /** @type {SiteLocale['count']} */
  function count(one, many, num, values) {
    const forms = GoodCall.catalogue?.[one];
    const form = forms ? (forms[new Intl.PluralRules(language()).select(num)] ?? forms.other) : num === 1 ? one : many;
    return GoodCall.words(form, { num: number(`${num}`), ...values });
  }

  GoodCall.locale = { point, number, day, count };
})();
