/** The engine in a worker: Python, begun with what the page hands over, and asked one thing at a time. */

import { loadPyodide, version } from 'pyodide';
import begin from 'pyodide/pyodide.asm.mjs';
import { info } from 'pyodide/pyodide-lock.json';

/** @typedef {import('./loaded-parts.js').Loaded} Loaded */
/** @typedef {(ask: string, given: string) => string} Answer */

/** Nothing lies there: whatever is asked for is what the page handed over. */
const NOWHERE = 'given:/';
const TAKE = `
from workshop_parts.handed import take
lambda row: take(row.to_bytes())
`;
const DESK = `
import gc, json, time
# A worker begins sooner, and a large guide is opened in half the time, where nobody looks for what could be forgotten.
gc.set_threshold(100_000, 20, 20)
from good_call.workshop.desk import Desk
def answer_from(desk):
    return lambda ask, given: json.dumps(desk.answer(ask, json.loads(given)))
answer_from(Desk())
`;
/** The milliseconds that twice so much work takes here. */
const PACE = `
begun = time.perf_counter()
for each in range(100_000): str(each)
2000 * (time.perf_counter() - begun)
`;
/** What could ask anything of anybody. */
const NETWORK =
  'fetch XMLHttpRequest WebSocket WebSocketStream EventSource WebTransport importScripts Worker BroadcastChannel caches indexedDB';

/** @type {Answer} */
let answer;

addEventListener('message', ({ data }) => {
  if (data.begin) start(data.begin).catch(cannotBegin);
  else postMessage(answered(data.id, data.ask, data.given));
});

/**
 * @param {number} id
 * @param {string} ask
 * @param {unknown} given
 */
function answered(id, ask, given) {
  try {
    return { id, answer: JSON.parse(answer(ask, JSON.stringify(given))) };
  } catch (error) {
    console.error(error);
    // A fault of Python's leaves it whole; anything else may have left it in pieces.
    return error instanceof Error && error.name === 'PythonError' ? { id, failed: true } : { broken: true };
  }
}

/** @param {unknown} error */
function cannotBegin(error) {
  console.error(error);
  postMessage({ broken: true });
}

/** @param {Loaded} loaded */
async function start({ runtime, library, engine }) {
  handOver(runtime, library);
  const python = await loadPyodide({
    indexURL: NOWHERE,
    createPyodideModule: begin,
    lockFileContents: { info: { ...info, arch: 'wasm32', version }, packages: {} },
    packageBaseUrl: NOWHERE,
    // What of the browser Python can reach.
    jsglobals: { setTimeout: setTimeout.bind(self), clearTimeout: clearTimeout.bind(self) },
  });
  for (const name of NETWORK.split(' ')) Object.defineProperty(self, name, { value: undefined });
  python.runPython(TAKE)(new Uint8Array(engine));
  answer = python.runPython(DESK);
  postMessage({ ready: { pace: python.runPython(PACE) } });
}

/**
 * Answers Pyodide's own loading: two things, and nothing over the network.
 * @param {WebAssembly.Module} runtime
 * @param {ArrayBuffer} library
 */
function handOver(runtime, library) {
  self.fetch = async (address) => new Response(String(address).endsWith('.zip') ? library : null);
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module: runtime,
    instance: await WebAssembly.instantiate(runtime, imports),
  });
}
