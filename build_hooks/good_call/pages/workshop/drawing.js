/** Lays a map out: a part of its own, since few look at it and it is large. */

import { instance } from '@viz-js/viz';

/** @type {ReturnType<typeof instance> | undefined} */
let ready;

/** @param {string} dot @returns {Promise<object>} where each box and arrow lies, as Graphviz says it in `json0` */
export async function layOut(dot) {
  const viz = await (ready ??= instance());
  return JSON.parse(viz.renderString(dot, { format: 'json0' }));
}
