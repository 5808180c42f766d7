/** What the checker found, as marks in the margin and under the text. */

/** @import { Finding } from './answers.d.ts' */
/** @import { Diagnostic } from '@codemirror/lint' */

import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { make, marked, repairWords, sentence } from './dom.js';

export const marking = [lintGutter({ hoverTime: 200 })];

/**
 * @param {import('@codemirror/state').EditorState} state
 * @param {string} path of the file that is open
 * @param {Finding[]} found
 * @param {(finding: Finding, repair: number) => unknown} repair
 */
export function marksOf(state, path, found, repair) {
  const within = (/** @type {number} */ at) => Math.min(at, state.doc.length);
  const marks = found.flatMap((finding) => [
    mark(finding, within, repair),
    ...finding.also
      .filter((place) => place.path === path)
      .map(({ from, to, text }) => ({ ...also(finding, text), from: within(from), to: within(to) })),
  ]);
  return setDiagnostics(state, marks);
}

/**
 * @param {Finding} finding
 * @param {(at: number) => number} within
 * @param {(finding: Finding, repair: number) => unknown} repair
 * @returns {Diagnostic}
 */
function mark(finding, within, repair) {
  const { from, to, severity, message, help } = finding;
  return {
    from: within(from),
    to: within(Math.max(to, from + 1)),
    severity,
    message: help ? `${message}. ${help}` : message,
    renderMessage: () =>
      make(
        'span',
        '',
        make('strong', '', ...marked(sentence(message))),
        make('span', 'gc-help', ...marked(sentence(help))),
      ),
    actions: finding.fixes.map((each, index) => ({
      name: repairWords(each).replaceAll('`', ''),
      apply: () => repair(finding, index),
    })),
  };
}

/** @param {Finding} finding @param {string} text @returns {Omit<Diagnostic, 'from' | 'to'>} */
const also = ({ message }, text) => ({
  severity: 'info',
  message: `${text || 'here too'}: ${message}`,
  renderMessage: () => make('span', '', ...marked(`${text || 'here too'}: ${message}`)),
});

/**
 * Goes to the next thing that was found, round about.
 * @param {EditorView} view
 * @param {Finding[]} found
 * @param {1 | -1} way
 * @returns {string} what is wrong there; '' where nothing is
 */
export function stepThrough(view, found, way) {
  const { head } = view.state.selection.main;
  const sorted = [...found].sort((one, other) => one.from - other.from);
  const onward = way > 0 ? sorted.find(({ from }) => from > head) : sorted.findLast(({ from }) => from < head);
  const next = onward ?? sorted.at(way > 0 ? 0 : -1);
  if (!next) return '';
  const at = Math.min(next.from, view.state.doc.length);
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
  return `Line ${view.state.doc.lineAt(at).number}: ${next.message}. ${next.help}`;
}
