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
      options: options.map(({ label, detail, insert, kind }) => ({
        label,
        detail,
        apply: insert ?? label,
        type: kind,
      })),
      validFor: /^[\w/-]*$/,
    };
  };
  return EditorState.languageData.of(() => [{ autocomplete: source }]);
}
