/* Words as the search compares them: without accents and case, as stems, and with a letter or two wrong. */
self.spelling = (() => {
  'use strict';

  const SIGNS = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#34;': '"', '&amp;': '&' };
  /* English mostly is; what goes for every script takes a browser three times as long. */
  const PLAIN = /^[ -~]*$/;
  /* Beside those that the library knows; apostrophes are left out there too. */
  const SAYING_NOTHING = new Set(
    "can't couldn't didn't doesn't don't hasn't haven't he's I'm isn't I've she's that's they're they've wasn't won't wouldn't you're"
      .toLowerCase()
      .replaceAll("'", '')
      .split(' '),
  );
  const [ONE_WRONG, TWO_WRONG] = [0.6, 0.4];

  /** @type {Map<string, string>} */
  const stems = new Map();

  /** @param {string} html */
  const decoded = (html) =>
    html.replace(/&(?:lt|gt|quot|#39|#34|amp);/g, (sign) => SIGNS[/** @type {keyof typeof SIGNS} */ (sign)]);

  /** @param {string} html */
  const plain = (html) => decoded(html.replace(/<[^>]*>/g, ' '));

  /** Without capitals, accents and apostrophes. @param {string} text */
  function bare(text) {
    const low = text.toLowerCase().replace(/['’]/g, '');
    return PLAIN.test(low) ? low : low.normalize('NFD').replace(/\p{M}/gu, '');
  }

  /** @param {string} html @returns {string[]} */
  function wordsOf(html) {
    const text = bare(plain(html));
    return text.match(PLAIN.test(text) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
  }

  /** @param {string} word */
  function stemOf(word) {
    const known = stems.get(word) ?? `${lunr.stemmer(new lunr.Token(word))}`;
    stems.set(word, known);
    return known;
  }

  /** @param {string} word */
  const isTelling = (word) => Boolean(lunr.stopWordFilter(word)) && !SAYING_NOTHING.has(word);

  /**
   * The stems that a word may stand for that none has, each with how likely. Short words must be right.
   * @param {string} word
   * @param {Map<string, string>} known words with their stems
   * @returns {Map<string, number>}
   */
  function misspelt(word, known) {
    const stem = stemOf(word);
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const [each, itsStem] of most ? known : []) {
      // What is left of a misspelt word's ending may hide what it is, and so may the ending.
      const wrong = Math.min(wrongIn(word, each, most), wrongIn(stem, itsStem, Math.min(most, stem.length - 3)));
      const likely = wrong > 1 ? TWO_WRONG : ONE_WRONG;
      if (wrong <= most && likely > (found.get(itsStem) ?? 0)) found.set(itsStem, likely);
    }
    const best = Math.max(...found.values());
    return new Map([...found].filter(([, likely]) => likely === best));
  }

  /** How many letters are wrong; many where they are more than that. @param {string} one @param {string} other @param {number} most */
  function wrongIn(one, other, most) {
    // Hardly anybody mistakes the letter that a short word begins with.
    if (Math.abs(one.length - other.length) > most || (one[0] !== other[0] && one.length < 6)) return Infinity;
    const wrong = distance(one, other);
    return wrong > most ? Infinity : wrong;
  }

  /** Letters wrong, missing, too many or changed about. @param {string} one @param {string} other */
  function distance(one, other) {
    /** @type {number[]} */
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, column) => column);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwap) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  }

  /** Two letters that stand beside each other, of all words. @param {string} word */
  const pairs = (word) => [...`${word} `].map((_, at) => ` ${word} `.slice(at, at + 2));

  /** How alike two words look, from 0 to 1. @param {string} one @param {string} other */
  function likeness(one, other) {
    const [mine, theirs] = [pairs(one), pairs(other)];
    return (2 * mine.filter((pair) => theirs.includes(pair)).length) / (mine.length + theirs.length);
  }

  /**
   * HTML with the words marked whose stem was found.
   * @param {string} html
   * @param {(stem: string) => boolean} isFound
   */
  function marked(html, isFound) {
    const parts = /<[^>]*>|&(?!#39;)#?\w+;|(?:[\p{L}\p{N}]|(?:'|’|&#39;)(?=[\p{L}\p{N}]))+/gu;
    return html.replace(parts, (part) =>
      /^[<&]/.test(part) || !isFound(stemOf(bare(plain(part)))) ? part : `<mark>${part}</mark>`,
    );
  }

  return { decoded, isTelling, likeness, marked, misspelt, stemOf, wordsOf };
})();
