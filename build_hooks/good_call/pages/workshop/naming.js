/** Another id for a question, a step, an outcome or an answer, everywhere at once. */

/** @import { Renamed } from './answers.d.ts' */

import { Dialog } from './dialog.js';
import { make } from './dom.js';

/**
 * @param {HTMLElement} around
 * @param {string} name what the cursor stands at
 * @param {(to: string) => Promise<Renamed>} ask
 * @param {(renamed: Renamed) => unknown} take
 */
export function askForName(around, name, ask, take) {
  const dialog = new Dialog('Give it another name', around);
  const field = Object.assign(make('input', 'gc-w-field'), { value: name, required: true, spellcheck: false });
  field.autocapitalize = 'none';
  const why = make('p', 'gc-w-wrong');
  why.role = 'alert';
  const label = make('label', '', make('span', '', 'The new name: small letters, digits and hyphens'), field);
  const form = make('form', '', why, label, make('button', 'gc-w-button gc-w-main', 'Rename'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const renamed = await ask(field.value.trim()).catch(
      () => /** @type {Renamed} */ ({ refused: "The check isn't ready yet; try again." }),
    );
    // It was called off meanwhile, or asked for twice.
    if (!dialog.element.open) return;
    why.textContent = renamed.refused ?? '';
    if (renamed.refused) return field.focus();
    dialog.close();
    take(renamed);
  });
  const note = 'Everything that names it follows, and links that reps have shared keep working.';
  dialog.body.append(form, make('p', 'gc-w-quiet', note));
  dialog.open();
  field.select();
}
