/** What the page's address names: `#open=<path>`, or a tree and perhaps a node of it, `#<tree>/<node>`. */

/** @import { Contents } from './contents.js' */

/** @param {Contents} contents @returns {{path: string, node: string}} empty where it names none */
export function named(contents) {
  const said = location.hash.slice(1);
  const open = new URLSearchParams(said).get('open');
  const [tree, node = ''] = said.split('/');
  return open ? { path: open, node: '' } : { path: contents.tree(tree)?.path ?? '', node };
}

/** @param {string} path '' for none */
const hashOf = (path) => (path ? `#open=${encodeURIComponent(path).replaceAll('%2F', '/')}` : '');

/** Whether the address says so already. @param {string} path */
export const names = (path) => location.hash === hashOf(path);

/** @param {string} path '' for none @param {boolean} replaces whether Back shall not lead to what stands there now */
export function name(path, replaces = false) {
  if (names(path)) return;
  const address = hashOf(path) || location.pathname + location.search;
  history[replaces ? 'replaceState' : 'pushState'](null, '', address);
}
