/**
 * A number with its unit, for people.
 *
 * @typedef {object} Quantity
 * @property {(unit: string) => boolean} isMoney
 * @property {(value: string, unit: string) => string} quantity as people write it: $1,200.50, 3 times
 */
void (() => {
  const { GoodCall } = window;

  /** @type {Quantity['isMoney']} */
  const isMoney = (unit) => /^\p{Sc}$/u.test(unit);

  /** @type {Quantity['quantity']} */
  function quantity(value, unit) {
    const sign = value.startsWith('-') ? '−' : '';
    const figure = GoodCall.locale.number(value.replace('-', ''));
    if (isMoney(unit)) return sign + unit + figure;
    return sign + figure + (unit === '%' ? unit : unit && ` ${unit}`);
  }

  GoodCall.quantity = { isMoney, quantity };
})();
