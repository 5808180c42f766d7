/** What may stand at the cursor, offered while somebody types and at Ctrl+Space. */

/** @import { Completed } from './answers.d.ts' */
/** @import { CompletionContext, CompletionResult } from '@codemirror/autocomplete' */

import { EditorState } from '@codemirror/state';

/** @param {(at: number) => Promise<Completed | null>} ask */
export function completing(ask) {
  /** @param {CompletionContext} context @returns {Promise<CompletionResult | null>} */
  const source = async (context) => {
    if (!context.explicit && !context.matchBefore(/[\w/-]+/)) return null;
    const answer = await ask(context.pos).catch(() => null);
    if (!answer?.options.length || context.aborted) return null;
    const { from, to, options } = answer;
    return {
      from,
      to,
      // In the order of the answer: what must be there first, then what is nearest.
      options: options.map(({ label, detail, insert, kind }, index) => ({
        label,
        detail: kind === 'required' ? `${detail} Needed.` : detail,
        apply: insert ?? label,
        type: kind,
        sortText: String(index).padStart(5, '0'),
      })),
      validFor: /^[\w/-]*$/,
    };
  };
  return EditorState.languageData.of(() => [{ autocomplete: source }]);
}
