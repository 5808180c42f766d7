/** The open file: what it is, and what of it is published. */

/** @import { Listed } from './answers.d.ts' */

/**
 * @typedef {object} Sheet
 * @property {string} path
 * @property {Listed['kind']} kind
 * @property {string} title
 * @property {string} version the published one that the draft began from; '' for a new file
 * @property {{text: string, version: string} | null} published none where the guide doesn't have it yet
 */

/** What people call a file that has no title. */
const NAMES = {
  house: 'House rules',
  calls: 'What customers call about',
  group: 'Group',
  article: 'Article',
  tree: 'Tree',
};

/**
 * @param {string} path
 * @param {Listed | undefined} listed
 * @param {Sheet['published']} published
 * @param {string} [version]
 * @returns {Sheet}
 */
export function sheetOf(path, listed, published, version = published?.version ?? '') {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, kind: listed?.kind ?? kindOf(path, name), title: listed ? titleOf(listed) : name, version, published };
}

/** @param {Listed} listed */
export function titleOf({ path, kind, title }) {
  const folder = path.split('/').at(-2) ?? '';
  return title || (kind === 'group' ? `${NAMES.group}: ${folder}` : NAMES[kind]);
}

/** @param {string} path @param {string} name @returns {Listed['kind']} */
function kindOf(path, name) {
  if (path.endsWith('.md')) return 'article';
  const kinds = /** @type {Record<string, Listed['kind']>} */ ({
    '_house.yml': 'house',
    '_calls.yml': 'calls',
    '_group.yml': 'group',
  });
  return kinds[name] ?? 'tree';
}
