/** Numbers, ticks and worksheets: real form fields in place of a question's ranges. Needs resume.js and measure.js. */
void (() => {
  const { GoodCall } = window;
  if (GoodCall.measures) return;

  const { make, button, said } = GoodCall.markup;
  const { words } = GoodCall;
  const { isMoney, quantity } = GoodCall.quantity;
  const { parse, choose, fieldsOf, rangesOf, work, kept, keep, typed } = /** @type {Measure} */ (GoodCall.measure);

  /**
   * A label, an input with its unit, a hint and room for an error.
   * @param {NamedField} field
   * @param {string} prefix
   * @param {Element | null} heading
   */
  function row(field, prefix, heading) {
    const id = `${prefix}-${field.id}`;
    const input = make('input', 'gc-input');
    const ends = { least: quantity(field.from, ''), most: quantity(field.to, '') };
    const hint = make(
      'span',
      'gc-hint',
      field.decimals
        ? words('A number from %(least)s to %(most)s', ends)
        : words('A whole number from %(least)s to %(most)s', ends),
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
    reading.setAttribute('for', id);
    error.setAttribute('role', 'alert');
    const entry = make('span', 'gc-entry', ...(isMoney(field.unit) ? [unit, input] : [input, unit]), reading);
    return make('div', 'gc-field', label, hint, error, entry);
  }

  /** A tick stays the list item it was, with a box in front of its words. @param {HTMLElement} item */
  function box(item) {
    const input = Object.assign(make('input', ''), { type: 'checkbox', name: item.dataset.tick });
    item.append(make('label', 'gc-tick', input, ...item.childNodes));
  }

  /** @param {Guide} guide @param {HTMLElement} measure @param {HTMLElement} section */
  function build(guide, measure, section) {
    const errors = Object.assign(make('div', 'gc-errors'), { tabIndex: -1, hidden: true, role: 'alert' });
    /** @param {SubmitEvent} event */
    const onsubmit = (event) => submit(event, guide, measure, section);
    /** @type {HTMLFormElement} */
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
        ...fieldsOf(measure).map((field) => row(field, `gc-${section.dataset.node}`, section.querySelector('.gc-ask'))),
      );
      measure.querySelectorAll('dl').forEach((list) => {
        list.hidden = true;
      });
    }
    form.append(make('output', 'gc-total'), make('button', 'gc-go', words('Continue')));
    measure.append(form);
    // First what is asked, then how it is reckoned.
    const sum = measure.querySelector('.gc-sum');
    if (sum) measure.append(sum);
  }

  /** @param {HTMLFormElement} form */
  const inputs = (form) => /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('.gc-input'));

  /** @param {HTMLFormElement} form */
  const boxes = (form) => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[type=checkbox]')]);

  /** @param {HTMLElement} section */
  const answers = (section) => /** @type {HTMLElement} */ (section.querySelector('.gc-answers'));

  /** @param {HTMLFormElement} form @returns {Texts} */
  const texts = (form) => Object.fromEntries([...inputs(form)].map(({ name, value }) => [name, value]));

  /**
   * Shows how each number is read before it counts, and takes an error away once it is none any more.
   * @param {HTMLElement} measure
   * @param {HTMLFormElement} form
   */
  function showReadings(measure, form) {
    for (const field of fieldsOf(measure)) {
      const input = /** @type {HTMLInputElement | null} */ (form.elements.namedItem(field.id));
      if (!input?.matches('.gc-input')) continue;
      const { value } = parse(input.value, field);
      const reading = /** @type {HTMLElement} */ (input.parentElement?.querySelector('.gc-reading'));
      reading.textContent = value ? `= ${quantity(value, field.unit)}` : '';
      if (value) showError(input, '');
    }
    if (measure.dataset.measure !== 'worksheet') return;
    /** @type {HTMLElement} */ (form.querySelector('.gc-total')).textContent = work(measure, texts(form)).sum ?? '';
  }

  /**
   * @param {HTMLInputElement} input
   * @param {string} said
   * @param {string[]} choices what it may mean, each with a button that writes it so
   */
  function showError(input, said, choices = [], unit = '') {
    /** @param {string} value */
    const mean = (value) => () => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    };
    const buttons = choices.map((value) => button(quantity(value, unit), mean(value)));
    document.getElementById(`${input.id}-error`)?.replaceChildren(...[said, ...buttons].filter(Boolean));
    input.ariaInvalid = said ? 'true' : null;
  }

  /**
   * Says every error once: above its field, or above the form where it belongs to none.
   * @param {HTMLElement} measure
   * @param {HTMLFormElement} form
   * @param {TypedError[]} errors
   */
  function showErrors(measure, form, errors) {
    const fields = new Map(fieldsOf(measure).map((field) => [field.id, field]));
    for (const input of inputs(form)) {
      const [, said = '', choices] = errors.find(([id]) => id === input.name) ?? [];
      showError(input, said, choices, fields.get(input.name)?.unit);
    }
    const [, whole = ''] = errors.find(([id]) => !id) ?? [];
    const summary = /** @type {HTMLElement} */ (form.querySelector('.gc-errors'));
    summary.textContent = whole;
    summary.hidden = !whole;
    if (errors.length) (form.querySelector('[aria-invalid]') ?? summary).focus();
  }

  /** @param {SubmitEvent} event @param {Guide} guide @param {HTMLElement} measure @param {HTMLElement} section */
  function submit(event, guide, measure, section) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const ticked = boxes(form)
      .filter(({ checked }) => checked)
      .map(({ name }) => name);
    const counted = measure.dataset.measure === 'tick';
    /** @type {Worked} */
    const { errors, value } = counted ? { errors: [], value: `${ticked.length}` } : work(measure, texts(form));
    const answer = value && choose(rangesOf(section), value);
    if (value && !answer) errors.push(['', counted ? words('Tick at least one') : words('No answer fits this number')]);
    showErrors(measure, form, errors);
    if (errors.length) return;
    if (!counted) keep(guide, guide.state.node, texts(form));
    if (guide.choose(/** @type {string} */ (answer), ticked)) return;
    answers(section).hidden = false;
    section.querySelector('.gc-cases li:not([hidden]) a')?.focus();
  }

  /**
   * Fills in what the trail says was ticked, and what was typed before.
   * @param {Guide} guide
   * @param {HTMLFormElement} form
   */
  function fill(guide, form) {
    const { node } = guide.state;
    const given = guide.trail.find(({ question }) => question === node);
    const texts = kept(guide, node) ?? {};
    for (const input of boxes(form)) input.checked = given?.ticks.includes(input.name) ?? false;
    for (const input of inputs(form)) input.value = texts[input.name] ?? '';
  }

  /** @param {{target: Guide}} event */
  function onRender({ target: guide }) {
    const section = guide.section(guide.state.node);
    const measure = section.querySelector('.gc-measure');
    for (const given of guide.trail) {
      const said = typed(guide, given);
      if (said)
        guide
          .querySelector(`.gc-given [data-question="${given.question}"] strong`)
          ?.after(make('span', 'gc-given-tick', said));
    }
    if (!measure) return;
    if (!measure.querySelector('form')) build(guide, measure, section);
    answers(section).hidden = true;
    const form = /** @type {HTMLFormElement} */ (measure.querySelector('form'));
    fill(guide, form);
    showErrors(measure, form, []);
    showReadings(measure, form);
  }

  GoodCall.measures = onRender;
  GoodCall.resume.watch(onRender);
})();
