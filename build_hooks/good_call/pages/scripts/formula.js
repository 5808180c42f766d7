/** A worksheet's sum. */
void (() => {
  const { GoodCall } = window;
  const { rational, round } = GoodCall.decimal;

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

  GoodCall.formula = { total };
})();
