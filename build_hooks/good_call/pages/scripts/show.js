/* Stands behind a tree, in the page: shows the node that the address names until the element's script has come. */
(() => {
  // Only the element's script knows what stands behind a mark: until then nothing is shown.
  if (customElements.get('decision-guide') || location.hash.includes(';~')) return;
  let id = '';
  try {
    [id] = decodeURIComponent(location.hash.slice(1)).split(';');
  } catch {
    // What can't be read names no node.
  }
  const section = document.getElementById(id)?.closest('.gc-node');
  if (section) section.classList.add('gc-here');
  else document.documentElement.classList.remove('gc-linked');
})();
