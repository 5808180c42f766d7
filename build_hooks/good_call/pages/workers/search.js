/* What the theme's search asks, in the place of its own worker: finds trees and their questions by stems, synonyms and
   the start of a word, forgives a wrong letter or two, and names what comes nearest where nothing is found. */
(() => {
  'use strict';

  /** @typedef {{location: string, title: string, text: string, tags?: string[]}} Section */
  /** @typedef {Section & {typed?: string, more?: string, nodes?: [string, string][]}} Page */
  /** @typedef {{title: string, location: string, text: string}} Person */
  /** @typedef {Section & {stems: Set<string>}} Node */
  /** @typedef {{page: Page, weights: Map<string, number>, nodes: Node[], said: string}} Entry */
  /** What a word or some of them may stand for: all of the stems. @typedef {{stems: string[], likely: number}} Meaning */
  /** @typedef {{words: string[], meanings: Meaning[]}} Term */

  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  // How much a word says where it stands: in the title, among what reps type, in the summary, in a question, in a call.
  const [TITLE, TYPED, SUMMARY, ASKED, MORE] = [3, 2.2, 1.5, 1, 0.8];
  // What reps type says more the fewer words they need for it.
  const TYPED_ALONE = 1.4;
  const [SAME_MEANING, BEGINNING, SCATTERED, NO_TREE, SAID_SO, AGAIN] = [0.8, 0.5, 0.4, 0.4, 2, 0.1];
  const [NODES_SHOWN, NEAREST] = [3, 3];
  const { decoded, isTelling, likeness, marked, misspelt, stemOf, wordsOf } = spelling;

  /** @type {Entry[]} */
  let entries = [];
  /** Entries by the stems that stand in them. @type {Map<string, Entry[]>} */
  let places = new Map();
  /** What means the same, by its stems in a row. @type {Map<string, string[][]>} */
  let synonyms = new Map();
  /** All words that could be meant, with their stems. @type {Map<string, string>} */
  let known = new Map();
  /** @type {Set<string>} */
  let knownStems = new Set();
  /** @type {Person | undefined} */
  let person;
  /** What is happening: the first answers of the home page. @type {Person[]} */
  let situations = [];

  /** @param {{config: {synonyms?: string[][], person?: Person, situations?: Person[]}, docs: Page[]}} index */
  function setUp({ config, docs }) {
    person = config.person;
    situations = config.situations ?? [];
    places = new Map();
    known = new Map();
    entries = [...pagesOf(docs).values()].map(entryOf);
    synonyms = new Map();
    for (const group of (config.synonyms ?? []).map((each) => each.map(learn))) {
      for (const stems of group) synonyms.set(stems.join(' '), [...(synonyms.get(stems.join(' ')) ?? []), ...group]);
    }
    knownStems = new Set(known.values());
  }

  /** The stems of a text, whose words are known from now on. @param {string} html */
  function learn(html) {
    return wordsOf(html).map((word) => {
      const stem = stemOf(word);
      known.set(word, stem);
      return stem;
    });
  }

  /** Pages with their sections, by address. @param {Page[]} docs */
  function pagesOf(docs) {
    /** @type {Map<string, Page[]>} */
    const pages = new Map();
    for (const doc of docs) {
      const [address] = doc.location.split('#');
      const page = pages.get(address);
      if (page) page.push(doc);
      else pages.set(address, [doc]);
    }
    return pages;
  }

  /** @param {Page[]} page */
  function entryOf([page, ...sections]) {
    /** @type {Entry} */
    const entry = { page, weights: new Map(), nodes: [], said: '' };
    take(entry, page.title, TITLE);
    for (const typed of page.typed?.split(', ') ?? []) {
      take(entry, typed, TYPED + TYPED_ALONE / wordsOf(typed).length);
    }
    take(entry, page.text, page.nodes ? SUMMARY : MORE);
    const questions = (page.nodes ?? []).map(([id, title]) => ({
      location: `${page.location}#${id}`,
      title,
      text: '',
    }));
    for (const each of [...questions, ...sections]) {
      const stems = [...take(entry, each.title, ASKED), ...take(entry, each.text, MORE)];
      entry.nodes.push({ ...each, stems: new Set(stems) });
    }
    take(entry, page.more ?? '', MORE);
    for (const stem of entry.weights.keys()) {
      const there = places.get(stem);
      if (there) there.push(entry);
      else places.set(stem, [entry]);
    }
    return entry;
  }

  /** @param {Entry} entry @param {string} html @param {number} weight */
  function take(entry, html, weight) {
    const stems = learn(html);
    entry.said += ` ${stems.join(' ')} |`;
    for (const stem of stems) {
      // Said again it weighs a little more.
      const before = entry.weights.get(stem) ?? 0;
      entry.weights.set(stem, Math.max(before, weight) + (before ? AGAIN : 0));
    }
    return stems;
  }

  /** The terms of what was typed: words of one meaning are one. @param {string[]} typed @returns {Term[]} */
  function termsOf(typed) {
    const telling = typed.some(isTelling) ? isTelling : () => true;
    /** @type {Term[]} */
    const terms = [];
    for (let at = 0; at < typed.length;) {
      const words = typed.slice(at, at + spanAt(typed, at));
      if (words.length > 1) terms.push({ words, meanings: withSynonyms([{ stems: words.map(stemOf), likely: 1 }]) });
      else if (telling(typed[at])) terms.push({ words, meanings: meant(typed[at], at === typed.length - 1) });
      at += words.length;
    }
    return terms;
  }

  /** How many words from here on are said for one thing. @param {string[]} typed @param {number} at */
  function spanAt(typed, at) {
    for (let end = typed.length; end > at + 1; end--) {
      if (synonyms.has(typed.slice(at, end).map(stemOf).join(' '))) return end - at;
    }
    return 1;
  }

  /** @param {string} word @param {boolean} isLast */
  function meant(word, isLast) {
    const stem = stemOf(word);
    /** @type {Map<string, number>} */
    const found = new Map(knownStems.has(stem) ? [[stem, 1]] : []);
    // It may not be typed to its end.
    if (isLast && word.length > 2) {
      for (const [each, its] of known) if (each.startsWith(word) && !found.has(its)) found.set(its, BEGINNING);
    }
    const stems = found.size ? found : misspelt(word, known);
    return withSynonyms([...stems].map(([each, likely]) => ({ stems: [each], likely })));
  }

  /** @param {Meaning[]} meanings @returns {Meaning[]} */
  function withSynonyms(meanings) {
    return meanings.flatMap((meaning) => {
      const same = synonyms.get(meaning.stems.join(' ')) ?? [];
      return [meaning, ...same.map((stems) => ({ stems, likely: meaning.likely * SAME_MEANING }))];
    });
  }

  /** What a term gives each entry. @param {Term} term */
  function given({ meanings }) {
    /** @type {Map<Entry, number>} */
    const scores = new Map();
    for (const meaning of meanings) {
      for (const entry of places.get(meaning.stems[0]) ?? []) {
        const score = worth(entry, meaning);
        if (score > (scores.get(entry) ?? 0)) scores.set(entry, score);
      }
    }
    return scores;
  }

  /**
   * Of several stems all must stand there one after the other; what was typed itself may stand apart.
   * @param {Entry} entry
   * @param {Meaning} meaning
   */
  function worth({ weights, said }, { stems, likely }) {
    if (!stems.every((stem) => weights.has(stem))) return 0;
    const isInARow = said.includes(` ${stems.join(' ')} `);
    if (!isInARow && likely < 1) return 0;
    const each = stems.map((stem) => rarity(stem) * /** @type {number} */ (weights.get(stem)));
    return likely * (sum(each) / stems.length) * (isInARow ? 1 : SCATTERED);
  }

  /** @param {string} stem */
  const rarity = (stem) => Math.log(1 + entries.length / /** @type {Entry[]} */ (places.get(stem)).length);

  /** @param {string} query */
  function search(query) {
    const typed = wordsOf(query);
    const terms = termsOf(typed);
    const phrase = typed.length > 1 ? ` ${typed.map(stemOf).join(' ')} ` : null;
    /** @type {Map<Entry, number[]>} */
    const found = new Map();
    terms.forEach((term, at) => {
      for (const [entry, score] of given(term)) {
        const scores = found.get(entry) ?? terms.map(() => 0);
        scores[at] = score;
        found.set(entry, scores);
      }
    });
    const hits = [...found].map(([entry, scores]) => {
      const matched = scores.filter(Boolean).length / terms.length;
      const isSaid = phrase && entry.said.includes(phrase);
      const likely = matched * (isSaid ? SAID_SO : 1) * (isMeant(entry, typed) ? 1 : NO_TREE);
      return { entry, scores, score: sum(scores) * likely };
    });
    hits.sort((one, other) => other.score - one.score);
    return hits.map(({ entry, scores, score }) => shown(entry, score, terms, scores));
  }

  /** Whoever wants another page than a tree types its title. @param {Entry} entry @param {string[]} typed */
  function isMeant({ page }, typed) {
    const title = wordsOf(page.title).filter(isTelling);
    return page.nodes || title.every((word) => typed.map(stemOf).includes(stemOf(word)));
  }

  /**
   * A page and below it its questions or sections: the theme shows at once those that have its score.
   * @param {Entry} entry
   * @param {number} score
   * @param {Term[]} terms
   * @param {number[]} scores
   */
  function shown(entry, score, terms, scores) {
    const { page, nodes } = entry;
    const meanings = terms.flatMap((term) => term.meanings).filter((meaning) => worth(entry, meaning));
    const stems = new Set(meanings.flatMap((each) => each.stems));
    const mark = (/** @type {string} */ html) => marked(html, (stem) => stems.has(stem));
    const words = Object.fromEntries(terms.flatMap((term, at) => term.words.map((word) => [word, scores[at] > 0])));
    const { location, title, text, tags } = page;
    const below = nodes
      .map((node) => ({ node, worth: sum([...node.stems].filter((stem) => stems.has(stem)).map(rarity)) }))
      .filter((each) => each.worth > 0)
      .sort((one, other) => other.worth - one.worth);
    return [
      { location, title: mark(title), text: mark(paragraph(text)), tags, score, terms: words },
      ...below.map(({ node, worth }, at) => ({
        ...node,
        title: mark(node.title),
        text: mark(paragraph(node.text)),
        stems: undefined,
        score: at < NODES_SHOWN && worth === below[0].worth ? score : score / 2,
        terms: {},
      })),
    ];
  }

  /** @param {string} html */
  const paragraph = (html) => (!html || html.startsWith('<') ? html : `<p>${html}</p>`);

  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

  /** Each has a score of nothing too: it isn't what was looked for. */
  const happening = () => situations.map((each) => [{ ...each, text: paragraph(each.text), score: 0, terms: {} }]);

  /** The trees whose words look most like these, a person, and what may be happening. @param {string} query */
  function nearest(query) {
    const typed = wordsOf(query);
    const trees = entries.filter(({ page }) => page.nodes);
    const like = trees.map((entry) => {
      const theirs = wordsOf(`${entry.page.title} ${entry.page.typed}`);
      return { entry, worth: sum(typed.map((word) => Math.max(...theirs.map((each) => likeness(word, each))))) };
    });
    const best = like.sort((one, other) => other.worth - one.worth).slice(0, NEAREST);
    return [...best.map(({ entry }) => shown(entry, 0, [], [])), ...helpers(), ...happening()];
  }

  /** Whoever helps where nothing is found, below the page that says so: alone the theme would show no word of how. */
  function helpers() {
    if (!person) return [];
    const [address] = person.location.split('#');
    const above = entries.filter(({ page }) => page.location === address);
    return [
      [
        ...above.map(({ page }) => ({ ...page, text: '', score: 0, terms: {} })),
        { ...person, text: paragraph(person.text), score: 0, terms: {} },
      ],
    ];
  }

  /** @param {string} query */
  function answers(query) {
    if (!query.trim()) return happening();
    const found = search(query);
    return found.length ? found : nearest(query);
  }

  // MaterialX numbers its messages, wraps what is looked for, and takes titles as plain text; Material does nothing of it.
  addEventListener('message', ({ data: { id, type, data } }) => {
    if (type === SETUP) {
      setUp(data);
      postMessage({ id, type: READY });
    }
    if (type === QUERY) {
      let items = answers(data.query ?? data);
      if (id !== undefined)
        items = items.map((group) => group.map((each) => ({ ...each, title: decoded(each.title) })));
      postMessage({ id, type: RESULT, data: { items } });
    }
  });
})();
