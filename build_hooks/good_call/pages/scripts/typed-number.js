/**
 * Numbers as people type them.
 *
 * @typedef {{unit: string, decimals: number, from: string, to: string}} Field both ends count
 * @typedef {{value?: string, error?: string, choices?: string[]}} Reading a decimal text, or what is wrong, perhaps
 *   with all that it may mean
 * @typedef {object} TypedNumber
 * @property {(text: string, field: Field) => Reading} parse reads what a rep typed, as people write numbers; what may
 *   be read two ways is told with both, never guessed
 */
void (() => {
  const { GoodCall } = window;
  const { rational, compare, round } = GoodCall.decimal;
  const { words, locale } = GoodCall;
  const { isMoney, quantity } = GoodCall.quantity;

  // In every script ten digits follow one another.
  /** @param {string} digit */
  function plainDigit(digit) {
    let value = 0;
    const code = /** @type {number} */ (digit.codePointAt(0));
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return `${value}`;
  }

  /**
   * What was typed, in plain digits and without its unit: full-width, Arabic and other digits too.
   * @param {string} text
   * @param {string} unit
   */
  function bared(text, unit) {
    const plain = text
      .normalize('NFKC')
      .replace(/\p{Nd}/gu, plainDigit)
      .replace(/\p{Cf}/gu, '')
      .replace(/[−–—]/g, '-')
      .replace(/٫/g, ',')
      .toLowerCase();
    const many = unit.normalize('NFKC').toLowerCase();
    // One of them is written without its last letter.
    const name = plain.includes(many) ? many : many.replace(/s$/, '');
    const spaced = plain
      .replace(name, '')
      .replace(/[\s٬'’]+/g, ' ')
      .trim();
    // `30,-` is what a price without cents looks like in half of Europe.
    return spaced.replace(/^- /, '-').replace(/[.,]-+$/, '');
  }

  /**
   * All that a text may mean: most texts one number, `1.000` on an English page two, a word none.
   * @param {string} bare
   * @returns {string[]} decimal texts, the page's own reading first
   */
  function readings(bare) {
    const [, sign, figure] = /^(-?)([.,]?\d[\d., ]*)$/.exec(bare) ?? [];
    if (!figure) return [];
    const found = [null, '.', ','].map((mark) => split(figure, mark)).filter((value) => value !== null);
    // One mark before three digits: it parts thousands, unless the page's language begins decimals with it.
    const [thousands, decimal] = found;
    const told = !decimal ? found : figure.includes(locale.point()) ? [decimal, thousands] : [thousands];
    return told.map((value) => sign + value);
  }

  /**
   * @param {string} figure
   * @param {string | null} mark
   * @returns {string | null} the number, where `mark` stands before its decimals and another between thousands
   */
  function split(figure, mark) {
    const [whole, part, ...more] = mark ? figure.split(mark) : [figure];
    if (more.length || (mark && part === undefined) || (part !== undefined && !/^\d{1,30}$/.test(part))) return null;
    const groups = whole.replace(/\d/g, '');
    // Three digits a group; in India two, but for the last.
    const isGrouped = /^[1-9]\d{0,2}(\D\d{3}){1,9}$|^[1-9]\d?(,\d\d){1,9},\d{3}$/.test(whole);
    if (groups && (new Set(groups).size > 1 || !isGrouped)) return null;
    const plain = whole.replace(/\D/g, '') || '0';
    return plain.length > 30 ? null : plain + (part ? `.${part}` : '');
  }

  /** @type {TypedNumber['parse']} */
  function parse(text, field) {
    const { unit = '', decimals = 0 } = field;
    const bare = bared(text, unit);
    if (!bare) return { error: words('Enter a number') };
    const example = quantity(exampleOf(field), unit);
    const [first, second] = readings(bare);
    if (!first) return { error: words('Enter a number in figures, like %(example)s', { example }) };
    // Three decimals in a field that takes fewer are thousands to many.
    if (second && decimals < 3) return unclear([second, first], field, example);
    return fitting(first, field, example);
  }

  /** @param {Field} field @returns {string} a number that fits */
  function exampleOf({ from, to }) {
    /** @param {string} value */
    const fits = (value) => !(from && compare(value, from) < 0) && !(to && compare(value, to) > 0);
    return ['12', '2', '120'].find(fits) ?? to ?? '12';
  }

  /** @param {string} plain @param {Field} field @param {string} example @returns {Reading} */
  function fitting(plain, { unit = '', decimals = 0, from, to }, example) {
    const value = round(rational(plain), decimals);
    if (compare(plain, value))
      return {
        error: decimals
          ? locale.count('Enter at most %(num)s decimal place', 'Enter at most %(num)s decimal places', decimals)
          : words('Enter a whole number, like %(example)s', { example }),
      };
    const low = from && compare(value, from) < 0;
    const high = to && compare(value, to) > 0;
    if (!low && !high) return { value };
    const ends = { least: quantity(from, isMoney(unit) ? unit : ''), most: quantity(to, unit) };
    return { error: words('Enter a number from %(least)s to %(most)s', ends) };
  }

  /**
   * The readings that the field would take.
   * @param {string[]} found
   * @param {Field} field
   * @param {string} example
   * @returns {Reading}
   */
  function unclear(found, field, example) {
    const choices = found.map((plain) => fitting(plain, field, example).value).filter((value) => value !== undefined);
    if (!choices.length) return fitting(found[0], field, example);
    return { error: words('This can be read in two ways. Which do you mean?'), choices };
  }

  GoodCall.typedNumber = { parse };
})();
