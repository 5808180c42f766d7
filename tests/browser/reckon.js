// Which answer of a question takes what was given, by `trees.json` alone: exact fractions, rounded once.
const answerFor = ({number, tick, worksheet, total, answers}, given) => {
  const within = ([n, d], {from, to}) => compare([n, d], fraction(from)) >= 0n && compare([n, d], fraction(to)) <= 0n;
  const inRange = ([n, d], {from, below}) =>
    (from === undefined || compare([n, d], fraction(from)) >= 0n) && (below === undefined || compare([n, d], fraction(below)) < 0n);
  if (number && !within(fraction(given), number)) return '';
  if (worksheet && Object.entries(worksheet).some(([id, field]) => !within(fraction(given[id]), field))) return '';
  const ticked = tick && `${given.length}`;
  const value = ticked ?? (worksheet ? totalOf(total.sum, given, total.decimals ?? 0) : given);
  return value === null ? '' : answers.find((answer) => inRange(fraction(value), answer))?.id ?? '';
};

const compare = ([n, d], [m, e]) => n * e - m * d;
const fraction = (text) => {
  const [whole, part = ''] = text.split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
};

// The total as digits with all its decimals; null where something is divided by 0.
const totalOf = (sum, values, decimals) => {
  const tokens = sum.replace(/[()]/g, ' $& ').trim().split(/\s+/);
  const one = () => {
    const token = tokens.shift();
    if (token !== '(') return fraction(/^[\d.]+$/.test(token) ? token : values[token]);
    const inner = terms();
    tokens.shift();
    return inner;
  };
  const chain = (next, operations) => () => {
    let found = next();
    while (Object.hasOwn(operations, tokens[0])) found = operations[tokens.shift()](...found, ...next());
    return found;
  };
  // A denominator of 0 stays one, whatever is reckoned with it.
  const factors = chain(one, {'*': (n, d, m, e) => [n * m, d * e], '/': (n, d, m, e) => [n * e * e, d * m * e]});
  const terms = chain(factors, {'+': (n, d, m, e) => [n * e + m * d, d * e], '-': (n, d, m, e) => [n * e - m * d, d * e]});
  const [n, d] = terms();
  return d ? rounded(d < 0n ? -n : n, d < 0n ? -d : d, decimals) : null;
};

// A half goes up, towards more.
const rounded = (n, d, decimals) => {
  const twice = 2n * n * 10n ** BigInt(decimals) + d;
  const units = twice / (2n * d) - (twice < 0n && twice % (2n * d) ? 1n : 0n);
  const digits = `${units < 0n ? -units : units}`.padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  return `${units < 0n ? '-' : ''}${digits.slice(0, at)}${decimals ? `.${digits.slice(at)}` : ''}`;
};
