/** What a worker begins with, brought once and kept in the page: a worker that is begun anew asks for nothing. */

import { addressOf, answerOf } from './kept-parts.js';

/** @typedef {{runtime: WebAssembly.Module, library: ArrayBuffer, engine: ArrayBuffer}} Loaded */

const WANTED = /** @type {const} */ (['worker', 'runtime', 'library', 'engine']);

/**
 * @param {(share: number) => void} progress from 0 to 1
 * @returns {Promise<{script: string, loaded: Loaded}>}
 */
export async function loadParts(progress) {
  const all = WANTED.reduce((sum, name) => sum + PARTS[name].bytes, 0);
  let come = 0;
  /** @param {number} bytes */
  const came = (bytes) => progress(Math.min(1, (come += bytes) / all));
  /** @param {keyof typeof PARTS} name */
  const unpacked = async (name) =>
    new Response((await answerOf(PARTS[name], came)).pipeThrough(new DecompressionStream('gzip')), {
      headers: { 'Content-Type': 'application/wasm' },
    });
  const [script, runtime, library, engine] = await Promise.all([
    unpacked('worker').then((answer) => answer.text()),
    WebAssembly.compileStreaming(unpacked('runtime')),
    unpacked('library').then((answer) => answer.arrayBuffer()),
    answerOf(PARTS.engine, came).then((body) => new Response(body).arrayBuffer()),
  ]);
  return { script, loaded: { runtime, library, engine } };
}

/** Where the script lies that draws a map, for whoever opens one. */
export const drawingAddress = () => addressOf(PARTS.drawing);
