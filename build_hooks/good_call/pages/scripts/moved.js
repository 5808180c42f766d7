/** Sends a rep on from a tree's old address, the trail included. */
(() => {
  const link = document.querySelector('.gc-moved a');
  if (link) location.replace(link.href + location.hash);
})();
