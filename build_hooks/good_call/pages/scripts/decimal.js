/**
 * Arithmetic on decimal texts such as '1200.50': nothing is ever a floating-point number.
 *
 * @typedef {{n: bigint, d: bigint}} Rational d > 0
 * @typedef {object} Decimal
 * @property {(text: string) => Rational} rational
 * @property {(one: string, other: string) => bigint} compare below, at or above 0 as the first is less, equal or more
 * @property {(value: Rational, decimals: number) => string} round half up (towards more) to a count of decimals
 */
void (() => {
  const { GoodCall } = window;

  /** @type {Decimal['rational']} */
  function rational(text) {
    const [whole, part = ''] = text.split('.');
    return { n: BigInt(whole + part), d: 10n ** BigInt(part.length) };
  }

  /** @type {Decimal['compare']} */
  function compare(one, other) {
    const [a, b] = [rational(one), rational(other)];
    return a.n * b.d - b.n * a.d;
  }

  /** @type {Decimal['round']} */
  function round({ n, d }, decimals) {
    const twice = 2n * n * 10n ** BigInt(decimals) + d;
    let units = twice / (2n * d);
    if (twice < 0n && twice % (2n * d)) units -= 1n;
    const digits = `${units < 0n ? -units : units}`.padStart(decimals + 1, '0');
    const cut = digits.length - decimals;
    return (units < 0n ? '-' : '') + digits.slice(0, cut) + (decimals ? `.${digits.slice(cut)}` : '');
  }

  GoodCall.decimal = { rational, compare, round };
})();
