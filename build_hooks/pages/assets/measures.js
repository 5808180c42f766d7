/**
 * Numbers, ticks and worksheets: real form fields in place of a question's ranges.
 *
 * GoodCall.measure is the pure part, on decimal texts such as '1200.50': nothing is
 * ever a floating-point number. Typed values stay in sessionStorage.
 *
 * @typedef {{n: bigint, d: bigint}} Rational d > 0
 * @typedef {{unit: string, decimals: number, from: string, to: string}} Field both ends count
 * @typedef {{id: string, from?: string, below?: string}} Range half-open: [from, below)
 */
(() => {
  const GoodCall = (window.GoodCall ??= {});
  if (GoodCall.measure) return;

  const typedKey = `${new URL('../../', document.currentScript.src).pathname}gc-typed`;

  /** @returns {Rational} */
  function rational(text) {
    const [whole, part = ''] = text.split('.');
    return {n: BigInt(whole + part), d: 10n ** BigInt(part.length)};
  }

  /** @returns {number} below, at or above 0 as the first is less, equal or more */
  function compare(one, other) {
    const [a, b] = [rational(one), rational(other)];
    const difference = a.n * b.d - b.n * a.d;
    return difference < 0n ? -1 : Number(difference > 0n);
  }

  /** @returns {string} rounded half up (towards more) to a count of decimals */
  function round({n, d}, decimals) {
    const twice = 2n * n * 10n ** BigInt(decimals) + d;
    let units = twice / (2n * d);
    if (twice < 0n && twice % (2n * d)) units -= 1n;
    const digits = `${units < 0n ? -units : units}`.padStart(decimals + 1, '0');
    const cut = digits.length - decimals;
    return (units < 0n ? '-' : '') + digits.slice(0, cut) + (decimals ? `.${digits.slice(cut)}` : '');
  }

  /**
   * Reads what a rep typed: thousands with commas and the unit itself are fine.
   * @param {Field} field
   * @returns {{value: string} | {error: string}}
   */
  function parse(text, {unit = '', decimals = 0, from, to}) {
    const bare = text.replace(unit, '').replace(/\s/g, '').replace('−', '-');
    if (!bare) return {error: 'Enter a number'};
    if (!/^-?(\d{1,30}|\d{1,3}(,\d{3}){1,9})(\.\d{1,30})?$/.test(bare)) return {error: 'Enter a number in figures, like 12'};
    const plain = bare.replaceAll(',', '');
    const value = round(rational(plain), decimals);
    if (compare(plain, value)) return {error: decimals ? `Enter at most ${decimals} decimal places` : 'Enter a whole number'};
    const low = from && compare(value, from) < 0;
    const high = to && compare(value, to) > 0;
    return low || high ? {error: `Enter a number from ${words(from, isMoney(unit) ? unit : '')} to ${words(to, unit)}`} : {value};
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

    function sum() {
      let left = product();
      while (tokens[0] === '+' || tokens[0] === '-') {
        const sign = tokens.shift() === '+' ? 1n : -1n;
        const right = product();
        left = left && right && {n: left.n * right.d + sign * right.n * left.d, d: left.d * right.d};
      }
      return left;
    }

    function product() {
      let left = atom();
      while (tokens[0] === '*' || tokens[0] === '/') {
        const over = tokens.shift() === '/';
        const right = atom();
        left = left && right && (over ? divide(left, right) : {n: left.n * right.n, d: left.d * right.d});
      }
      return left;
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
  function divide(one, {n, d}) {
    if (!n) return null;
    return n < 0n ? {n: -one.n * d, d: one.d * -n} : {n: one.n * d, d: one.d * n};
  }

  /**
   * @param {Range[]} ranges
   * @returns {?string} the id of the first range that holds the value
   */
  function choose(ranges, value) {
    const holds = ({from, below}) => !(from && compare(value, from) < 0) && !(below && compare(value, below) >= 0);
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

  function make(tag, name, text = '') {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  }

  function load() {
    try {
      return JSON.parse(sessionStorage.getItem(typedKey)) ?? {};
    } catch {
      return {};
    }
  }

  function keep(name, texts) {
    try {
      sessionStorage.setItem(typedKey, JSON.stringify({...load(), [name]: texts}));
    } catch {
      // Without storage the fields are empty next time, nothing else.
    }
  }

  /** @returns {Field & {id: string, label: string}} */
  function readField(element) {
    const {field: id = 'value', unit = '', decimals, from, to} = element.dataset;
    const label = element.querySelector('dt')?.textContent.trim() ?? '';
    return {id, label, unit, decimals: +(decimals ?? 0), from, to};
  }

  function readFields(measure) {
    const rows = [...measure.querySelectorAll('[data-field]')];
    return (rows.length ? rows : [measure]).map(readField);
  }

  function readRanges(section) {
    return [...section.querySelectorAll('.gc-answer')].map(({dataset: {answer, from, below}}) => ({id: answer, from, below}));
  }

  /**
   * What the typed texts come to.
   * @returns {{errors: string[][], value?: string, sum?: string}} errors as [field, words]
   */
  function work(measure, texts) {
    const fields = readFields(measure);
    const read = fields.map((field) => [field, parse(texts[field.id] ?? '', field)]);
    const errors = read.filter(([, {error}]) => error).map(([{id, label}, {error}]) => [id, label ? `${label} ${error}` : error]);
    if (errors.length) return {errors};
    if (measure.dataset.measure === 'number') return {errors, value: read[0][1].value, sum: words(read[0][1].value, fields[0].unit)};
    const {total: formula, unit = '', decimals} = measure.dataset;
    const value = total(formula, Object.fromEntries(read.map(([{id}, {value: one}]) => [id, one])), +(decimals ?? 0));
    if (value === null) return {errors: [[fields[0].id, 'This divides by 0: check the numbers']]};
    const shown = new Map(read.map(([{id, unit: own}, {value: one}]) => [id, words(one, own)]));
    const signs = {'*': '×', '/': '÷', '-': '−'};
    const sum = formula.split(/([\s()]+)/).map((token) => shown.get(token) ?? signs[token] ?? token).join('');
    return {errors, value, sum: `${sum} = ${words(value, unit)}`};
  }

  /** @returns {HTMLElement} a label, an input with its unit, a hint and room for an error */
  function row(field, prefix, heading) {
    const name = `${prefix}-${field.id}`;
    const box = make('div', 'gc-field');
    const input = make('input', 'gc-input');
    Object.assign(input, {id: name, name: field.id, autocomplete: 'off', inputMode: field.decimals ? 'decimal' : 'numeric'});
    const hint = make('span', 'gc-hint', `${field.decimals ? 'A number' : 'A whole number'} from ${words(field.from, '')} to ${words(field.to, '')}`);
    const error = make('span', 'gc-error');
    const label = make('label', 'gc-label', field.label || field.unit);
    const unit = make('span', 'gc-unit', field.unit);
    label.htmlFor = input.id;
    hint.id = `${name}-hint`;
    error.id = `${name}-error`;
    if (!field.label) input.ariaLabel = `${heading.textContent.trim()} ${field.unit}`;
    input.setAttribute('aria-describedby', `${hint.id} ${error.id}`);
    label.hidden = !field.label;
    const entry = make('span', 'gc-entry');
    entry.append(...(isMoney(field.unit) ? [unit, input] : [input, unit]));
    box.append(label, hint, error, entry);
    return box;
  }

  /** A tick stays the list item it was, with a box in front of its words. */
  function box(item) {
    const label = make('label', 'gc-tick');
    const input = make('input', '');
    Object.assign(input, {type: 'checkbox', name: item.dataset.tick});
    label.append(input, ...item.childNodes);
    item.append(label);
  }

  function build(guide, measure, section) {
    const form = make('form', 'gc-form');
    const prefix = `gc-${section.dataset.node}`;
    const errors = make('div', 'gc-errors');
    const result = make('output', 'gc-total');
    const go = make('button', 'gc-go', 'Continue');
    errors.tabIndex = -1;
    errors.hidden = true;
    errors.setAttribute('role', 'alert');
    form.noValidate = true;
    form.append(errors);
    if (measure.dataset.measure === 'tick') {
      measure.querySelectorAll('[data-tick]').forEach(box);
      form.append(...measure.childNodes);
    } else {
      form.append(...readFields(measure).map((field) => row(field, prefix, section.querySelector('.gc-ask'))));
      measure.querySelectorAll('dl').forEach((list) => { list.hidden = true; });
    }
    form.append(result, go);
    form.addEventListener('submit', (event) => submit(event, guide, measure, section));
    form.addEventListener('input', () => showTotal(measure, form));
    measure.append(form);
  }

  const texts = (form) => Object.fromEntries([...form.querySelectorAll('.gc-input')].map(({name, value}) => [name, value]));
  const keyOf = (guide, question) => `${guide.dataset.tree}/${question}`;

  function showTotal(measure, form) {
    if (measure.dataset.measure !== 'worksheet') return;
    form.querySelector('.gc-total').textContent = work(measure, texts(form)).sum ?? '';
  }

  /** Says every error twice in the same words: in the summary and at its field. */
  function showErrors(form, errors) {
    const summary = form.querySelector('.gc-errors');
    const list = make('ul', '');
    for (const input of form.querySelectorAll('.gc-input')) {
      const [, said = ''] = errors.find(([id]) => id === input.name) ?? [];
      form.querySelector(`#${CSS.escape(input.id)}-error`).textContent = said;
      input.ariaInvalid = said ? 'true' : null;
    }
    list.append(...errors.map(([id, said]) => errorLine(form, id, said)));
    summary.replaceChildren(make('h3', '', 'There is a problem'), list);
    summary.hidden = !errors.length;
    if (errors.length) summary.focus();
  }

  function errorLine(form, id, said) {
    const item = make('li', '');
    const field = form.elements.namedItem(id) ?? form.querySelector('input');
    const link = make('a', '', said);
    link.href = `#${field.id}`;
    link.addEventListener('click', (event) => {
      // The fragment belongs to the trail: only the focus moves.
      event.preventDefault();
      event.stopPropagation();
      field.focus();
    });
    item.append(link);
    return item;
  }

  function submit(event, guide, measure, section) {
    event.preventDefault();
    const form = event.target;
    const ticked = [...form.querySelectorAll('[type=checkbox]:checked')].map(({name}) => name);
    const counted = measure.dataset.measure === 'tick';
    const {errors, value} = counted ? {errors: [], value: `${ticked.length}`} : work(measure, texts(form));
    const answer = value && choose(readRanges(section), value);
    if (value && !answer) errors.push(['', counted ? 'Tick at least one' : 'No answer fits this number']);
    showErrors(form, errors);
    if (errors.length) return;
    if (!counted) keep(keyOf(guide, section.dataset.node), texts(form));
    if (guide.choose(answer, ticked)) return;
    section.querySelector('.gc-answers').hidden = false;
    section.querySelector('.gc-cases li:not([hidden]) a').focus();
  }

  /** Fills in what the trail says was ticked, and what was typed before. */
  function fill(guide, section, form) {
    const given = guide.trail.find(({question}) => question === section.dataset.node);
    const typed = load()[keyOf(guide, section.dataset.node)] ?? {};
    for (const input of form.querySelectorAll('[type=checkbox]')) input.checked = given?.ticks.includes(input.name) ?? false;
    for (const input of form.querySelectorAll('.gc-input')) input.value = typed[input.name] ?? '';
  }

  /** @returns {string} what was typed for an answer of the trail, '' where it isn't known here */
  function typed(guide, {question, answer}) {
    const section = guide.section(question);
    const measure = section.querySelector('.gc-measure:not([data-measure=tick])');
    const found = measure && load()[keyOf(guide, question)];
    if (!found) return '';
    const {value, sum} = work(measure, found);
    return value && choose(readRanges(section), value) === answer ? sum : '';
  }

  function onRender({target: guide}) {
    const section = guide.section(guide.state.node);
    const measure = section.querySelector('.gc-measure');
    for (const given of guide.trail) {
      const said = typed(guide, given);
      if (said) guide.querySelector(`.gc-given [data-question="${given.question}"] strong`).after(make('span', 'gc-given-tick', said));
    }
    if (!measure) return;
    if (!measure.querySelector('form')) build(guide, measure, section);
    section.querySelector('.gc-answers').hidden = true;
    const form = measure.querySelector('form');
    fill(guide, section, form);
    showErrors(form, []);
    showTotal(measure, form);
  }

  GoodCall.measure = {parse, total, choose, words, typed};
  document.addEventListener('gc:render', onRender);
  document.querySelectorAll('decision-guide').forEach((guide) => guide.state && onRender({target: guide}));
})();
