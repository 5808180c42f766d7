/** What a field is for, under the pointer. */

/** @import { Finding, Hovered } from './answers.d.ts' */

import { hoverTooltip } from '@codemirror/view';
import { make } from './dom.js';

/**
 * @param {(at: number) => Promise<Hovered | null>} ask
 * @param {() => Finding[]} found where something is wrong the mark speaks, and nothing else
 */
export function hovering(ask, found) {
  return hoverTooltip(
    async (_, at) => {
      if (found().some(({ from, to }) => from <= at && at <= to)) return null;
      const answer = await ask(at).catch(() => null);
      if (!answer) return null;
      const { from: pos, to: end, html } = answer;
      return { pos, end, above: true, create: () => ({ dom: make('div', 'gc-hover', ...plain(html)) }) };
    },
    { hoverTime: 400 },
  );
}

/** @param {string} html @returns {Node[]} its paragraphs and their code; whatever else it holds is words alone */
function plain(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const paragraphs = body.children.length ? [...body.children] : [body];
  return paragraphs.map((each) => make('p', '', ...[...each.childNodes].map(piece)));
}

/** @param {Node} node */
function piece(node) {
  const words = node.textContent ?? '';
  return node.nodeName === 'CODE' ? make('code', '', words) : words;
}
