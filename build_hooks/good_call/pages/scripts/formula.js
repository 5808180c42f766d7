/**
 * A worksheet's sum.
 *
 * @typedef {object} Formula
 * @property {(formula: string, values: Record<string, string>, decimals: number) => string | null} total of ids and
 *   numbers with + - * / ( ), a space on both sides of each operator, and decimal texts by field; null where a divisor
 *   is 0
 *
 * @typedef {() => Rational | null} Operand
 * @typedef {(sign: string, one: Rational, other: Rational) => Rational | null} Operator
 */
void (() => {
  const { GoodCall } = window;
  const { rational, round } = GoodCall.decimal;

  /** @type {Formula['total']} */
  function total(formula, values, decimals) {
    const tokens = formula.replace(/[()]/g, ' $& ').trim().split(/\s+/);
    const result = sum();
    return result && round(result, decimals);

    /**
     * One operand after the other from the left. A divisor of 0 makes all of it null.
     * @param {Operand} operand
     * @param {string[]} signs
     * @param {Operator} apply
     */
    function chain(operand, signs, apply) {
      let left = operand();
      while (signs.includes(tokens[0])) {
        const sign = /** @type {string} */ (tokens.shift());
        const right = operand();
        left = left && right && apply(sign, left, right);
      }
      return left;
    }

    /** @type {Operand} */
    function sum() {
      return chain(product, ['+', '-'], (sign, one, { n, d }) => ({
        n: one.n * d + (sign === '+' ? n : -n) * one.d,
        d: one.d * d,
      }));
    }

    /** @type {Operand} */
    function product() {
      return chain(atom, ['*', '/'], (sign, one, { n, d }) =>
        sign === '/' ? divide(one, { n, d }) : { n: one.n * n, d: one.d * d },
      );
    }

    /** @type {Operand} */
    function atom() {
      const token = /** @type {string} */ (tokens.shift());
      if (token !== '(') return rational(/^\d+(\.\d+)?$/.test(token) ? token : values[token]);
      const inner = sum();
      tokens.shift();
      return inner;
    }
  }

  /** @param {Rational} one @param {Rational} other @returns {Rational | null} null where the divisor is 0 */
  function divide(one, { n, d }) {
    if (!n) return null;
    return n < 0n ? { n: -one.n * d, d: one.d * -n } : { n: one.n * d, d: one.d * n };
  }

  GoodCall.formula = { total };
})();
