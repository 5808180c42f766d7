/**
 * The product's own words. English stands in the scripts themselves; the build puts the words of another language in
 * front of them.
 *
 * @typedef {(message: string, values?: Record<string, string | number>) => string} Say
 *   a message with `%(name)s` for each value, in the site's language; a name without a value stays
 */
void (() => {
  const { GoodCall } = window;

  GoodCall.words = (message, values = {}) =>
    (GoodCall.catalogue?.[message] ?? message).replace(
      /%\((\w+)\)s/g,
      (/** @type {string} */ whole, /** @type {string} */ name) => `${values[name] ?? whole}`,
    );
})();
