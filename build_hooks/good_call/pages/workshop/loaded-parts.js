/** What a worker begins with, brought once and kept in the page: a worker that is begun anew asks for nothing. */

import { addressOf, answerOf } from './kept-parts.js';

/** @typedef {{runtime: WebAssembly.Module, library: ArrayBuffer, engine: ArrayBuffer}} Loaded */

const WANTED = /** @type {const} */ (['worker', 'runtime', 'library', 'engine']);

/**
 * The script comes first, so that a worker is there when the rest has come.
 * @param {(share: number) => void} progress from 0 to 1
 * @returns {{script: Promise<string>, loaded: Promise<Loaded>}}
 */
export function loadParts(progress) {
  const all = WANTED.reduce((sum, name) => sum + PARTS[name].bytes, 0);
  let come = 0;
  /** @param {number} bytes */
  const came = (bytes) => progress(Math.min(1, (come += bytes) / all));
  /** @param {keyof typeof PARTS} name */
  const unpacked = async (name) =>
    new Response((await answerOf(PARTS[name], came)).pipeThrough(new DecompressionStream('gzip')), {
      headers: { 'Content-Type': 'application/wasm' },
    });
  const script = unpacked('worker').then((answer) => answer.text());
  const loaded = Promise.all([
    WebAssembly.compileStreaming(unpacked('runtime')),
    unpacked('library').then((answer) => answer.arrayBuffer()),
    unpacked('engine').then((answer) => answer.arrayBuffer()),
  ]).then(([runtime, library, engine]) => ({ runtime, library, engine }));
  return { script, loaded };
}

/** Where the script lies that draws a map, for whoever opens one. */
export const drawingAddress = () => addressOf(PARTS.drawing);
