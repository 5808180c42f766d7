/**
 * A question's measure: its fields, the ranges of its answers, and what is typed into it. Typed texts stay in
 * sessionStorage.
 *
 * @typedef {{id: string, from?: string, below?: string}} AnswerRange half-open: [from, below)
 * @typedef {Field & {id: string, label: string}} NamedField
 * @typedef {Record<string, string>} Texts what is typed, by field
 * @typedef {[field: string, said: string, choices?: string[]]} TypedError with what the text may mean
 * @typedef {{errors: TypedError[], value?: string, sum?: string}} Worked what texts come to
 * @typedef {object} MeasureParts
 * @property {(ranges: AnswerRange[], value: string) => string | null} choose the id of the first range that holds the
 *   value
 * @property {(measure: HTMLElement) => NamedField[]} fieldsOf
 * @property {(section: HTMLElement) => AnswerRange[]} rangesOf
 * @property {(measure: HTMLElement, texts: Texts) => Worked} work
 * @property {(guide: Guide, question: string) => Texts | undefined} kept the texts typed at a question
 * @property {(guide: Guide, question: string, texts: Texts) => void} keep
 * @property {(guide: Guide, given: Given) => string} typed what was typed for an answer of the trail, '' where it isn't
 *   known here
 * @typedef {MeasureParts & Pick<TypedNumber, 'parse'> & Pick<Formula, 'total'> & Pick<Quantity, 'quantity'>} Measure
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

  /** @type {Measure['choose']} */
  function choose(ranges, value) {
    /** @param {AnswerRange} range */
    const holds = ({ from, below }) => !(from && compare(value, from) < 0) && !(below && compare(value, below) >= 0);
    return ranges.find(holds)?.id ?? null;
  }

  /** @param {HTMLElement} element @returns {NamedField} */
  function fieldOf(element) {
    const { field: id = 'value', unit = '', decimals = 0, from = '', to = '' } = element.dataset;
    const label = said(element.querySelector('dt'));
    return { id, label, unit, decimals: +decimals, from, to };
  }

  /** @type {Measure['fieldsOf']} */
  function fieldsOf(measure) {
    const rows = [...measure.querySelectorAll('[data-field]')];
    return (rows.length ? rows : [measure]).map(fieldOf);
  }

  /** @type {Measure['rangesOf']} */
  function rangesOf(section) {
    return [...section.querySelectorAll('.gc-answer')].map(({ dataset: { answer = '', from, below } }) => ({
      id: answer,
      from,
      below,
    }));
  }

  /** @type {Measure['work']} */
  function work(measure, texts) {
    const read = fieldsOf(measure).map((field) => ({ value: '', ...field, ...parse(texts[field.id] ?? '', field) }));
    /** @type {TypedError[]} */
    const errors = [];
    for (const { id, error, choices } of read) if (error) errors.push([id, error, choices]);
    if (errors.length) return { errors };
    const [first] = read;
    if (measure.dataset.measure === 'number')
      return { errors, value: first.value, sum: quantity(first.value, first.unit) };
    const { total: formula = '', unit = '', decimals = 0 } = measure.dataset;
    const value = total(formula, Object.fromEntries(read.map((field) => [field.id, field.value])), +decimals);
    if (value === null) return { errors: [[first.id, GoodCall.words('This divides by 0: check the numbers')]] };
    const shown = new Map(read.map((field) => [field.id, quantity(field.value, field.unit)]));
    /** @type {Record<string, string>} */
    const signs = { '*': '×', '/': '÷', '-': '−' };
    const sum = formula
      .split(/([\s()]+)/)
      .map((token) => shown.get(token) ?? signs[token] ?? token)
      .join('');
    return { errors, value, sum: `${sum} = ${quantity(value, unit)}` };
  }

  /** @returns {Record<string, Texts>} */
  const allTyped = () => load('sessionStorage', typedKey) ?? {};
  /** @param {Guide} guide @param {string} question */
  const keyOf = (guide, question) => `${guide.dataset.tree}/${question}`;

  /** @type {Measure['kept']} */
  const kept = (guide, question) => allTyped()[keyOf(guide, question)];

  /** @type {Measure['keep']} */
  const keep = (guide, question, texts) =>
    save('sessionStorage', typedKey, { ...allTyped(), [keyOf(guide, question)]: texts });

  /** @type {Measure['typed']} */
  function typed(guide, { question, answer }) {
    const section = guide.section(question);
    const measure = section.querySelector('.gc-measure:not([data-measure=tick])');
    const found = measure && kept(guide, question);
    if (!found) return '';
    const { value, sum } = work(measure, found);
    return (value && choose(rangesOf(section), value) === answer && sum) || '';
  }

  GoodCall.measure = { parse, total, choose, quantity, fieldsOf, rangesOf, work, kept, keep, typed };
})();
