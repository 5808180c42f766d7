/** What differs from the published tree, in the words that a reviewer will read. */

/** @import { Chapter, Section } from './answers.d.ts' */

import { make } from './dom.js';

/**
 * @param {HTMLElement} panel
 * @param {Chapter[]} chapters
 * @param {boolean} isNew whether nothing is published yet
 */
export function showChanges(panel, chapters, isNew) {
  const none = isNew
    ? 'This tree is new: nothing is published that it could differ from.'
    : 'It does the same as the published tree.';
  const lead = chapters.length ? 'What changes for reps, against what is published:' : none;
  panel.replaceChildren(make('p', 'gc-w-lead', lead), ...chapters.map(chapter));
}

/** How many changes there are. @param {Chapter[]} chapters */
export const countOf = (chapters) =>
  chapters.flatMap(({ sections }) => sections).reduce((sum, { told }) => sum + told.length, 0);

/** @param {Chapter} chapter */
const chapter = ({ title, sections }) =>
  make('section', 'gc-w-chapter', make('h3', '', title), ...sections.flatMap(section));

/** @param {Section} section @returns {HTMLElement[]} */
function section({ title, intro, told, rest }) {
  const items = told.map(({ sentence, trail, details }) => {
    const way = trail.length ? [make('ol', 'gc-w-trail', ...trail.map((each) => make('li', '', each)))] : [];
    return make(
      'li',
      '',
      make('p', '', sentence),
      ...way,
      ...details.map((each) => make('p', 'gc-w-quiet', each.filter(Boolean).join(': '))),
    );
  });
  if (rest) items.push(make('li', '', rest));
  return [
    ...(title ? [make('h4', '', title)] : []),
    ...(intro ? [make('p', 'gc-w-quiet', intro)] : []),
    make('ul', 'gc-w-changes', ...items),
  ];
}
