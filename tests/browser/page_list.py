"""Whether the theme has read its list of pages: before that, a link that is clicked loads a whole page."""

NOTE_THE_LIST = """(() => {
  const parse = DOMParser.prototype.parseFromString;
  DOMParser.prototype.parseFromString = function (text, type) {
    // What the theme does with its list, it does as soon as it is read.
    if (type === 'text/xml') setTimeout(() => { window.listIsRead = true; });
    return parse.call(this, text, type);
  };
})()"""
