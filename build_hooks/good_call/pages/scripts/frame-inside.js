/* In the empty frame that stands in for a worker: what its script says goes to the page around it. */
void (() => {
  const around = parent;
  window.postMessage = (data) => around.postMessage(data, '*');
  // The search's script looks into the page around it, which a sandboxed frame may not.
  window.parent = /** @type {Window} */ (/** @type {unknown} */ ({}));
})();
