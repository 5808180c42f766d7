/** Measures in words. */
(() => {
  const { GoodCall } = window;

  const isMoney = (unit) => /^\p{Sc}$/u.test(unit);

  /** @returns {string} a value as people write it: $1,200.50, 3 times */
  function words(value, unit) {
    const [whole, part] = value.split('.');
    const figure = whole.replace('-', '−').replace(/\B(?=(\d{3})+$)/g, ',') + (part ? `.${part}` : '');
    if (isMoney(unit)) return figure.replace(/\d/, (digit) => unit + digit);
    return figure + (unit === '%' ? unit : unit && ` ${unit}`);
  }

  GoodCall.quantity = { isMoney, words };
})();
