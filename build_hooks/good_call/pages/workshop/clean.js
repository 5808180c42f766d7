/** What a draft shows is cleaned once more where it is shown, as the browser itself reads it. */

import DOMPurify from 'dompurify';

const SCHEMES = new Set(CLEAN.schemes);
const LINKS = new RegExp(`^(?:(?:${CLEAN.schemes.join('|')}):|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))`, 'i');

// An address with a blank before its colon has no scheme: it leads nowhere, and stays as it does on the site.
DOMPurify.addHook('uponSanitizeAttribute', (_, data) => {
  if (data.attrName !== 'href' || !CLEAN.attributes.includes('href')) return;
  const scheme = data.attrValue.match(/^\s*([a-z][a-z0-9+.-]*):/i)?.[1].toLowerCase();
  // eslint-disable-next-line no-control-regex
  if ((!scheme || SCHEMES.has(scheme)) && !/[\0-\x1f]/.test(data.attrValue)) data.forceKeepAttr = true;
});

/**
 * A text by the list by which the site cleans it.
 * @param {string} html
 * @returns {string}
 */
export const cleanText = (html) =>
  DOMPurify.sanitize(html, {
    ALLOWED_TAGS: CLEAN.tags,
    ALLOWED_ATTR: CLEAN.attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // It would drop an address that holds what ends an element of XML; here it stands in quotes.
    SAFE_FOR_XML: false,
    ALLOWED_URI_REGEXP: LINKS,
    SANITIZE_DOM: false,
  });

/**
 * The body of a page of ours, with all its texts: what would run or lead elsewhere than it says is gone.
 * @param {string} html
 * @returns {string}
 */
export const cleanBody = (html) =>
  DOMPurify.sanitize(html, {
    ADD_TAGS: ['use'],
    ADD_ATTR: ['target', 'contenteditable', 'enterkeyhint', 'xlink:href', 'href'],
    CUSTOM_ELEMENT_HANDLING: { tagNameCheck: /^decision-guide$/, attributeNameCheck: /^(?:data-|class$|id$)/ },
    ALLOWED_URI_REGEXP: LINKS,
    // Nodes are called what their author calls them, and nothing here looks for anything by a form's name.
    SANITIZE_DOM: false,
  });
