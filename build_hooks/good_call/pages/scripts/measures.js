/**
 * Numbers, ticks and worksheets: real form fields in place of a question's ranges.
 *
 * GoodCall.measure is the pure part, on decimal texts such as '1200.50': nothing is
 * ever a floating-point number. Typed values stay in sessionStorage. Needs resume.js.
 *
 * @typedef {{n: bigint, d: bigint}} Rational d > 0
 * @typedef {{unit: string, decimals: number, from: string, to: string}} Field both ends count
 * @typedef {{id: string, from?: string, below?: string}} Range half-open: [from, below)
 */
(() => {
  const { GoodCall } = window;
  if (GoodCall.measure) return;

  const { load, save, site, make, button, said, watch } = GoodCall.resume;
  const typedKey = `${site}gc-typed`;

  /** @returns {Rational} */
  function rational(text) {
    const [whole, part = ''] = text.split('.');
    return { n: BigInt(whole + part), d: 10n ** BigInt(part.length) };
  }

  /** @returns {bigint} below, at or above 0 as the first is less, equal or more */
  function compare(one, other) {
    const [a, b] = [rational(one), rational(other)];
    return a.n * b.d - b.n * a.d;
  }

  /** @returns {string} rounded half up (towards more) to a count of decimals */
  function round({ n, d }, decimals) {
    const twice = 2n * n * 10n ** BigInt(decimals) + d;
    let units = twice / (2n * d);
    if (twice < 0n && twice % (2n * d)) units -= 1n;
    const digits = `${units < 0n ? -units : units}`.padStart(decimals + 1, '0');
    const cut = digits.length - decimals;
    return (units < 0n ? '-' : '') + digits.slice(0, cut) + (decimals ? `.${digits.slice(cut)}` : '');
  }

  // In every script ten digits follow one another.
  function plainDigit(digit) {
    let value = 0;
    const code = digit.codePointAt(0);
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return `${value}`;
  }

  /** @returns {string} what was typed, in plain digits and without its unit: full-width, Arabic and other digits too */
  function bared(text, unit) {
    const plain = text
      .normalize('NFKC')
      .replace(/\p{Nd}/gu, plainDigit)
      .replace(/[−–]/g, '-')
      .replace(/٫/g, ',');
    const spaced = plain.replace(unit.normalize('NFKC'), '').replace(/[\s٬'’]+/g, ' ');
    return spaced.trim().replace(/^- /, '-');
  }

  /** @returns {string} the sign before decimals, as the page's language writes them */
  function localPoint() {
    const parts = new Intl.NumberFormat(document.documentElement.lang || 'en').formatToParts(1.5);
    return parts.find(({ type }) => type === 'decimal').value;
  }

  /**
   * All that a text may mean: most texts one number, `1.000` on an English page two, a word none.
   * @returns {string[]} decimal texts, the page's own reading first
   */
  function readings(bare) {
    const [, sign, figure] = /^(-?)(\d[\d., ]*)$/.exec(bare) ?? [];
    if (!figure) return [];
    const found = [null, '.', ','].map((mark) => split(figure, mark)).filter(Boolean);
    // One mark before three digits: it parts thousands, unless the page's language begins decimals with it.
    const [thousands, decimal] = found;
    const told = !decimal ? found : figure.includes(localPoint()) ? [decimal, thousands] : [thousands];
    return told.map((value) => sign + value);
  }

  /** @returns {?string} the number, where `mark` stands before its decimals and another between thousands */
  function split(figure, mark) {
    const [whole, part, ...more] = mark ? figure.split(mark) : [figure];
    if (more.length || (mark && part === undefined) || (part !== undefined && !/^\d{1,30}$/.test(part))) return null;
    const groups = whole.replace(/\d/g, '');
    if (groups && (new Set(groups).size > 1 || !/^[1-9]\d{0,2}(\D\d{3}){1,9}$/.test(whole))) return null;
    const plain = whole.replace(/\D/g, '');
    return plain.length > 30 ? null : plain + (part ? `.${part}` : '');
  }

  /**
   * Reads what a rep typed, as people write numbers. What may be read two ways is told with both, never guessed.
   * @param {Field} field
   * @returns {{value: string} | {error: string, choices?: string[]}}
   */
  function parse(text, field) {
    const { unit = '', decimals = 0 } = field;
    const bare = bared(text, unit);
    if (!bare) return { error: 'Enter a number' };
    const example = `like ${words(exampleOf(field), unit)}`;
    const [first, second] = readings(bare);
    if (!first) return { error: `Enter a number in figures, ${example}` };
    // Three decimals in a field that takes fewer are thousands to many.
    if (second && decimals < 3) return unclear([second, first], field, example);
    return fitting(first, field, example);
  }

  function exampleOf({ from, to }) {
    const fits = (value) => !(from && compare(value, from) < 0) && !(to && compare(value, to) > 0);
    return ['12', '2', '120'].find(fits) ?? to ?? '12';
  }

  function fitting(plain, { unit = '', decimals = 0, from, to }, example) {
    const value = round(rational(plain), decimals);
    if (compare(plain, value))
      return { error: decimals ? `Enter at most ${decimals} decimal places` : `Enter a whole number, ${example}` };
    const low = from && compare(value, from) < 0;
    const high = to && compare(value, to) > 0;
    return low || high
      ? { error: `Enter a number from ${words(from, isMoney(unit) ? unit : '')} to ${words(to, unit)}` }
      : { value };
  }

  /** @returns {{error: string, choices?: string[]}} the readings that the field would take */
  function unclear(found, field, example) {
    const choices = found.map((plain) => fitting(plain, field, example).value).filter(Boolean);
    if (!choices.length) return fitting(found[0], field, example);
    return { error: 'This can be read in two ways. Which do you mean?', choices };
  }

  /**
   * @param {string} formula ids and numbers with + - * / ( ), a space on both sides of each operator
   * @param {Object<string, string>} values decimal texts by field
   * @returns {?string} null where a divisor is 0
   */
  function total(formula, values, decimals) {
    const tokens = formula.replace(/[()]/g, ' $& ').trim().split(/\s+/);
    const result = sum();
    return result && round(result, decimals);

    /** One operand after the other from the left. A divisor of 0 makes all of it null. */
    function chain(operand, signs, apply) {
      let left = operand();
      while (signs.includes(tokens[0])) {
        const sign = tokens.shift();
        const right = operand();
        left = left && right && apply(sign, left, right);
      }
      return left;
    }

    function sum() {
      return chain(product, ['+', '-'], (sign, one, { n, d }) => ({
        n: one.n * d + (sign === '+' ? n : -n) * one.d,
        d: one.d * d,
      }));
    }

    function product() {
      return chain(atom, ['*', '/'], (sign, one, { n, d }) =>
        sign === '/' ? divide(one, { n, d }) : { n: one.n * n, d: one.d * d },
      );
    }

    function atom() {
      const token = tokens.shift();
      if (token !== '(') return rational(/^\d+(\.\d+)?$/.test(token) ? token : values[token]);
      const inner = sum();
      tokens.shift();
      return inner;
    }
  }

  /** @returns {?Rational} null where the divisor is 0 */
  function divide(one, { n, d }) {
    if (!n) return null;
    return n < 0n ? { n: -one.n * d, d: one.d * -n } : { n: one.n * d, d: one.d * n };
  }

  /**
   * @param {Range[]} ranges
   * @returns {?string} the id of the first range that holds the value
   */
  function choose(ranges, value) {
    const holds = ({ from, below }) => !(from && compare(value, from) < 0) && !(below && compare(value, below) >= 0);
    return ranges.find(holds)?.id ?? null;
  }

  const isMoney = (unit) => /^\p{Sc}$/u.test(unit);

  /** @returns {string} a value as people write it: $1,200.50, 3 times */
  function words(value, unit) {
    const [whole, part] = value.split('.');
    const figure = whole.replace('-', '−').replace(/\B(?=(\d{3})+$)/g, ',') + (part ? `.${part}` : '');
    if (isMoney(unit)) return figure.replace(/\d/, (digit) => unit + digit);
    return figure + (unit === '%' ? unit : unit && ` ${unit}`);
  }

  const allTyped = () => load('sessionStorage', typedKey) ?? {};
  const keep = (name, texts) => save('sessionStorage', typedKey, { ...allTyped(), [name]: texts });

  /** @returns {Field & {id: string, label: string}} */
  function readField(element) {
    const { field: id = 'value', unit = '', decimals = 0, from, to } = element.dataset;
    const label = said(element.querySelector('dt'));
    return { id, label, unit, decimals: +decimals, from, to };
  }

  function readFields(measure) {
    const rows = [...measure.querySelectorAll('[data-field]')];
    return (rows.length ? rows : [measure]).map(readField);
  }

  function readRanges(section) {
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
    const read = readFields(measure).map((field) => ({ ...field, ...parse(texts[field.id] ?? '', field) }));
    const errors = read.filter(({ error }) => error).map(({ id, error, choices = [] }) => [id, error, choices]);
    if (errors.length) return { errors };
    const [first] = read;
    if (measure.dataset.measure === 'number')
      return { errors, value: first.value, sum: words(first.value, first.unit) };
    const { total: formula, unit = '', decimals = 0 } = measure.dataset;
    const value = total(formula, Object.fromEntries(read.map((field) => [field.id, field.value])), +decimals);
    if (value === null) return { errors: [[first.id, 'This divides by 0: check the numbers']] };
    const shown = new Map(read.map((field) => [field.id, words(field.value, field.unit)]));
    const signs = { '*': '×', '/': '÷', '-': '−' };
    const sum = formula
      .split(/([\s()]+)/)
      .map((token) => shown.get(token) ?? signs[token] ?? token)
      .join('');
    return { errors, value, sum: `${sum} = ${words(value, unit)}` };
  }

  /** @returns {HTMLElement} a label, an input with its unit, a hint and room for an error */
  function row(field, prefix, heading) {
    const id = `${prefix}-${field.id}`;
    const input = make('input', 'gc-input');
    const hint = make(
      'span',
      'gc-hint',
      `${field.decimals ? 'A number' : 'A whole number'} from ${words(field.from, '')} to ${words(field.to, '')}`,
    );
    const error = make('span', 'gc-error');
    const label = make('label', 'gc-label', field.label || field.unit);
    const unit = make('span', 'gc-unit', field.unit);
    Object.assign(input, {
      id,
      name: field.id,
      autocomplete: 'off',
      inputMode: field.decimals ? 'decimal' : 'numeric',
    });
    Object.assign(label, { htmlFor: id, hidden: !field.label });
    hint.id = `${id}-hint`;
    error.id = `${id}-error`;
    if (!field.label) input.ariaLabel = `${said(heading)} ${field.unit}`;
    input.setAttribute('aria-describedby', `${hint.id} ${error.id}`);
    const reading = make('output', 'gc-reading');
    reading.htmlFor = id;
    error.setAttribute('role', 'alert');
    const entry = make('span', 'gc-entry', ...(isMoney(field.unit) ? [unit, input] : [input, unit]), reading);
    return make('div', 'gc-field', label, hint, error, entry);
  }

  /** A tick stays the list item it was, with a box in front of its words. */
  function box(item) {
    const input = Object.assign(make('input', ''), { type: 'checkbox', name: item.dataset.tick });
    item.append(make('label', 'gc-tick', input, ...item.childNodes));
  }

  function build(guide, measure, section) {
    const errors = Object.assign(make('div', 'gc-errors'), { tabIndex: -1, hidden: true, role: 'alert' });
    const onsubmit = (event) => submit(event, guide, measure, section);
    const form = Object.assign(make('form', 'gc-form', errors), {
      noValidate: true,
      onsubmit,
      oninput: () => showReadings(measure, form),
    });
    if (measure.dataset.measure === 'tick') {
      measure.querySelectorAll('[data-tick]').forEach(box);
      form.append(...measure.childNodes);
    } else {
      form.append(
        ...readFields(measure).map((field) =>
          row(field, `gc-${section.dataset.node}`, section.querySelector('.gc-ask')),
        ),
      );
      measure.querySelectorAll('dl').forEach((list) => {
        list.hidden = true;
      });
    }
    form.append(make('output', 'gc-total'), make('button', 'gc-go', 'Continue'));
    measure.append(form);
    // First what is asked, then how it is reckoned.
    const sum = measure.querySelector('.gc-sum');
    if (sum) measure.append(sum);
  }

  const texts = (form) =>
    Object.fromEntries([...form.querySelectorAll('.gc-input')].map(({ name, value }) => [name, value]));
  const keyOf = (guide, question) => `${guide.dataset.tree}/${question}`;

  /** Shows how each number is read before it counts, and takes an error away once it is none any more. */
  function showReadings(measure, form) {
    for (const field of readFields(measure)) {
      const input = form.elements.namedItem(field.id);
      if (!input?.matches('.gc-input')) continue;
      const { value } = parse(input.value, field);
      input.parentElement.querySelector('.gc-reading').textContent = value ? `= ${words(value, field.unit)}` : '';
      if (value) showError(input, '');
    }
    if (measure.dataset.measure !== 'worksheet') return;
    form.querySelector('.gc-total').textContent = work(measure, texts(form)).sum ?? '';
  }

  /** @param {string[]} choices what it may mean, each with a button that writes it so */
  function showError(input, said, choices = [], unit = '') {
    const mean = (value) => () => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    };
    const buttons = choices.map((value) => button(words(value, unit), mean(value)));
    document.getElementById(`${input.id}-error`).replaceChildren(...[said, ...buttons].filter(Boolean));
    input.ariaInvalid = said ? 'true' : null;
  }

  /** Says every error once: above its field, or above the form where it belongs to none. */
  function showErrors(measure, form, errors) {
    const fields = new Map(readFields(measure).map((field) => [field.id, field]));
    for (const input of form.querySelectorAll('.gc-input')) {
      const [, said = '', choices] = errors.find(([id]) => id === input.name) ?? [];
      showError(input, said, choices, fields.get(input.name)?.unit);
    }
    const [, whole = ''] = errors.find(([id]) => !id) ?? [];
    const summary = form.querySelector('.gc-errors');
    summary.textContent = whole;
    summary.hidden = !whole;
    if (errors.length) (form.querySelector('[aria-invalid]') ?? summary).focus();
  }

  function submit(event, guide, measure, section) {
    event.preventDefault();
    const form = event.target;
    const ticked = [...form.querySelectorAll('[type=checkbox]:checked')].map(({ name }) => name);
    const counted = measure.dataset.measure === 'tick';
    const { errors, value } = counted ? { errors: [], value: `${ticked.length}` } : work(measure, texts(form));
    const answer = value && choose(readRanges(section), value);
    if (value && !answer) errors.push(['', counted ? 'Tick at least one' : 'No answer fits this number']);
    showErrors(measure, form, errors);
    if (errors.length) return;
    if (!counted) keep(keyOf(guide, section.dataset.node), texts(form));
    if (guide.choose(answer, ticked)) return;
    section.querySelector('.gc-answers').hidden = false;
    section.querySelector('.gc-cases li:not([hidden]) a').focus();
  }

  /** Fills in what the trail says was ticked, and what was typed before. */
  function fill(guide, section, form) {
    const given = guide.trail.find(({ question }) => question === section.dataset.node);
    const typed = allTyped()[keyOf(guide, section.dataset.node)] ?? {};
    for (const input of form.querySelectorAll('[type=checkbox]'))
      input.checked = given?.ticks.includes(input.name) ?? false;
    for (const input of form.querySelectorAll('.gc-input')) input.value = typed[input.name] ?? '';
  }

  /** @returns {string} what was typed for an answer of the trail, '' where it isn't known here */
  function typed(guide, { question, answer }) {
    const section = guide.section(question);
    const measure = section.querySelector('.gc-measure:not([data-measure=tick])');
    const found = measure && allTyped()[keyOf(guide, question)];
    if (!found) return '';
    const { value, sum } = work(measure, found);
    return value && choose(readRanges(section), value) === answer ? sum : '';
  }

  function onRender({ target: guide }) {
    const section = guide.section(guide.state.node);
    const measure = section.querySelector('.gc-measure');
    for (const given of guide.trail) {
      const said = typed(guide, given);
      if (said)
        guide
          .querySelector(`.gc-given [data-question="${given.question}"] strong`)
          .after(make('span', 'gc-given-tick', said));
    }
    if (!measure) return;
    if (!measure.querySelector('form')) build(guide, measure, section);
    section.querySelector('.gc-answers').hidden = true;
    const form = measure.querySelector('form');
    fill(guide, section, form);
    showErrors(measure, form, []);
    showReadings(measure, form);
  }

  GoodCall.measure = { parse, total, choose, words, typed };
  watch(onRender);
})();
