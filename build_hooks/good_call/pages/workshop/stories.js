/** The stories of a tree and what it promises, with the path that each takes. */

/** @import { Promised, Story, TreeNode, Turn } from './answers.d.ts' */

import { button, counted, make, marked } from './dom.js';

/** @typedef {(node: string) => unknown} GoTo */

/**
 * @param {HTMLElement} panel
 * @param {Story[]} stories
 * @param {TreeNode[]} nodes
 * @param {GoTo} goTo
 */
export function showStories(panel, stories, nodes, goTo) {
  const wrong = stories.filter(({ ok }) => !ok).length;
  const lead = wrong
    ? `${counted(wrong, 'story does', 'stories do')} not end as told.`
    : 'Every story ends where it says.';
  const none = 'This tree has no story yet. Each one is a test that stays, and a case that new reps practise on.';
  const items = stories.map(({ title, ok, said, path }) =>
    item(ok ? 'good' : 'bad', ok ? 'As told' : 'Not as told', title, ok ? '' : said, way(path, nodes, goTo)),
  );
  panel.replaceChildren(make('p', 'gc-w-lead', stories.length ? lead : none), make('ul', 'gc-w-results', ...items));
}

/**
 * @param {HTMLElement} panel
 * @param {Promised[]} promises
 * @param {TreeNode[]} nodes
 * @param {GoTo} goTo
 */
export function showPromises(panel, promises, nodes, goTo) {
  const broken = promises.filter(({ holds }) => !holds).length;
  const lead = broken
    ? `${counted(broken, 'promise is', 'promises are')} broken on at least one path. Below it is the shortest.`
    : 'Every path keeps every promise.';
  const none = 'Nothing is promised about the paths of this tree, neither by itself nor by the house rules.';
  const items = promises.map(({ text, holds, said = '', path }) =>
    item(holds ? 'good' : 'bad', holds ? 'Kept' : 'Broken', text, holds ? '' : said, way(path, nodes, goTo)),
  );
  panel.replaceChildren(make('p', 'gc-w-lead', promises.length ? lead : none), make('ul', 'gc-w-results', ...items));
}

/**
 * @param {string} kind
 * @param {string} sign said before the title, so that colour is never alone
 * @param {string} title
 * @param {string} said
 * @param {HTMLElement | null} path
 */
function item(kind, sign, title, said, path) {
  const head = make('p', 'gc-w-title', make('span', `gc-w-sign gc-w-${kind}`, sign), ' ', make('strong', '', title));
  const inside = [head, ...(said ? [make('p', 'gc-w-said', ...marked(said))] : []), ...(path ? [path] : [])];
  const element = make('li', `gc-w-result gc-w-is-${kind}`, ...inside);
  return element;
}

/**
 * @param {Turn[]} path
 * @param {TreeNode[]} nodes
 * @param {GoTo} goTo
 */
function way(path, nodes, goTo) {
  if (!path.length) return null;
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  const turns = path.map(({ node, answer, words = answer }) => {
    const name = titles.get(node) ?? node;
    const there = titles.has(node) ? button(name, () => goTo(node), 'gc-w-link') : make('span', '', name);
    return make('li', '', there, ...(words ? [make('span', 'gc-w-answer', words)] : []));
  });
  return make('details', 'gc-w-way', make('summary', '', 'The path it takes'), make('ol', '', ...turns));
}
