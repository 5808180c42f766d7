/** A number with its unit, for people. */
void (() => {
  const { GoodCall } = window;

  const isMoney = (unit) => /^\p{Sc}$/u.test(unit);

  /** @returns {string} as people write it: $1,200.50, 3 times */
  function quantity(value, unit) {
    const sign = value.startsWith('-') ? '−' : '';
    const figure = GoodCall.locale.number(value.replace('-', ''));
    if (isMoney(unit)) return sign + unit + figure;
    return sign + figure + (unit === '%' ? unit : unit && ` ${unit}`);
  }

  GoodCall.quantity = { isMoney, quantity };
})();
