/**
 * A question's measure: its fields, the ranges of its answers, and what is typed into it. Typed texts stay in
 * sessionStorage.
 *
 * @typedef {{id: string, from?: string, below?: string}} Range half-open: [from, below)
 */
void (() => {
  const { GoodCall } = window;
  const { site, load, save } = GoodCall.store;
  const { said } = GoodCall.markup;
  const { compare } = GoodCall.decimal;
  const { quantity } = GoodCall.quantity;
  const { parse } = GoodCall.typedNumber;
  const { total } = GoodCall.formula;
  const typedKey = `${site}gc-typed`;

  /**
   * @param {Range[]} ranges
   * @returns {?string} the id of the first range that holds the value
   */
  function choose(ranges, value) {
    const holds = ({ from, below }) => !(from && compare(value, from) < 0) && !(below && compare(value, below) >= 0);
    return ranges.find(holds)?.id ?? null;
  }

  /** @returns {Field & {id: string, label: string}} */
  function fieldOf(element) {
    const { field: id = 'value', unit = '', decimals = 0, from, to } = element.dataset;
    const label = said(element.querySelector('dt'));
    return { id, label, unit, decimals: +decimals, from, to };
  }

  function fieldsOf(measure) {
    const rows = [...measure.querySelectorAll('[data-field]')];
    return (rows.length ? rows : [measure]).map(fieldOf);
  }

  function rangesOf(section) {
    return [...section.querySelectorAll('.gc-answer')].map(({ dataset: { answer, from, below } }) => ({
      id: answer,
      from,
      below,
    }));
  }

  /**
   * What the typed texts come to.
   * @returns {{errors: Array[], value?: string, sum?: string}} errors as [field, words, what it may mean]
   */
  function work(measure, texts) {
    const read = fieldsOf(measure).map((field) => ({ ...field, ...parse(texts[field.id] ?? '', field) }));
    const errors = read.filter(({ error }) => error).map(({ id, error, choices = [] }) => [id, error, choices]);
    if (errors.length) return { errors };
    const [first] = read;
    if (measure.dataset.measure === 'number')
      return { errors, value: first.value, sum: quantity(first.value, first.unit) };
    const { total: formula, unit = '', decimals = 0 } = measure.dataset;
    const value = total(formula, Object.fromEntries(read.map((field) => [field.id, field.value])), +decimals);
    if (value === null) return { errors: [[first.id, GoodCall.words('This divides by 0: check the numbers')]] };
    const shown = new Map(read.map((field) => [field.id, quantity(field.value, field.unit)]));
    const signs = { '*': '×', '/': '÷', '-': '−' };
    const sum = formula
      .split(/([\s()]+)/)
      .map((token) => shown.get(token) ?? signs[token] ?? token)
      .join('');
    return { errors, value, sum: `${sum} = ${quantity(value, unit)}` };
  }

  const allTyped = () => load('sessionStorage', typedKey) ?? {};
  const keyOf = (guide, question) => `${guide.dataset.tree}/${question}`;

  /** @returns {Object<string, string> | undefined} the texts typed at a question, by field */
  const kept = (guide, question) => allTyped()[keyOf(guide, question)];
  const keep = (guide, question, texts) =>
    save('sessionStorage', typedKey, { ...allTyped(), [keyOf(guide, question)]: texts });

  /** @returns {string} what was typed for an answer of the trail, '' where it isn't known here */
  function typed(guide, { question, answer }) {
    const section = guide.section(question);
    const measure = section.querySelector('.gc-measure:not([data-measure=tick])');
    const found = measure && kept(guide, question);
    if (!found) return '';
    const { value, sum } = work(measure, found);
    return value && choose(rangesOf(section), value) === answer ? sum : '';
  }

  GoodCall.measure = { parse, total, choose, quantity, fieldsOf, rangesOf, work, kept, keep, typed };
})();
