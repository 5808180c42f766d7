/** The engine in a worker: Python, begun with what the page hands over, and asked one thing at a time. */

import { loadPyodide, version } from 'pyodide';
import begin from 'pyodide/pyodide.asm.mjs';
import { info } from 'pyodide/pyodide-lock.json';

/** @typedef {import('./loaded-parts.js').Loaded} Loaded */
/** @typedef {(ask: string, given: string) => string} Answer */

/** Nothing lies there: whatever is asked for is what the page handed over. */
const NOWHERE = 'given:/';
const ENGINE = '/engine.xz';
/** The engine's files: the bytes of their list in four bytes, the list, and their contents in its order. */
const UNPACK = `
import json, lzma, os, sys, time
def unpack(row, folder="/engine"):
    at = 4 + int.from_bytes(row[:4], "big")
    for each in json.loads(row[4:at]):
        path = f"{folder}/{each['path']}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(row[at : at + each["bytes"]])
        at += each["bytes"]
    sys.path.append(folder)
with open("${ENGINE}", "rb") as file:
    unpack(lzma.decompress(file.read()))
os.remove("${ENGINE}")
`;
const DESK = `
import gc
from good_call.workshop.desk import Desk
# A large guide is opened in half the time where nobody looks for what could be forgotten meanwhile.
gc.set_threshold(100_000, 20, 20)
def answer_from(desk):
    return lambda ask, given: json.dumps(desk.answer(ask, json.loads(given)))
answer_from(Desk())
`;
/** The milliseconds that so much work takes here. */
const PACE = `
begun = time.perf_counter()
for each in range(200_000): str(each)
1000 * (time.perf_counter() - begun)
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
    fsInit: async (files) => files.writeFile(ENGINE, new Uint8Array(engine)),
  });
  for (const name of NETWORK.split(' ')) Object.defineProperty(self, name, { value: undefined });
  python.runPython(UNPACK);
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
