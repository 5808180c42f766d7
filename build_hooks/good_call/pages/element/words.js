/**
 * The product's own words. English stands in the scripts themselves; the build puts the words of another language in
 * front of them.
 */
(() => {
  const GoodCall = (window.GoodCall ??= {});

  /**
   * @param {string} message with `%(name)s` for each value; a name without a value stays
   * @param {Object<string, string>} [values]
   * @returns {string} the same in the site's language, the values filled in
   */
  GoodCall.words = (message, values = {}) =>
    (GoodCall.catalogue?.[message] ?? message).replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);
})();
