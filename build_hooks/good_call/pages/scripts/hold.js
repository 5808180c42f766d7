/* Stands before a tree, in the page: keeps what a rep clicks before the element's script has come, and lets no other
   node be seen than the link's. */
(() => {
  const name = 'decision-guide';
  if (customElements.get(name)) return;
  const root = document.documentElement.classList;
  const waits = 4000;
  /** @type {HTMLElement | null | undefined} */
  let early;
  /** @param {MouseEvent} event */
  const hold = (event) => {
    const link = /** @type {Element} */ (event.target).closest(`${name} .gc-answer`);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // One gesture, one answer: the first counts.
    early ??= link;
  };
  const letGo = () => {
    removeEventListener('click', hold, true);
    root.remove('gc-linked');
    early?.click();
    early = null;
  };
  root.toggle('gc-linked', location.hash.length > 1);
  addEventListener('click', hold, true);
  customElements.whenDefined(name).then(letGo);
  // Where the script never comes, an answer is a link like any other.
  setTimeout(letGo, waits);
})();
