/** The parts, from the copy that the browser keeps where it has one, so that the workshop opens without a connection. */

/** `workshop/parts/`, seen from wherever the page's script stands. */
const FOLDER = new URL('./', import.meta.url);
const COPY = `good-call:${new URL('../../', FOLDER).pathname}:workshop`;

/** Where a part lies. The version stands in the address, so that no copy is ever stale. @param {Part} part */
export const addressOf = (part) => new URL(`${part.name}?v=${part.version}`, FOLDER).href;

/**
 * A part's answer, and what of it has come as it comes.
 * @param {Part} part
 * @param {(bytes: number) => void} came
 */
export async function answerOf(part, came) {
  const address = addressOf(part);
  const copy = await opened();
  const kept = await copy?.match(address);
  if (kept) return counted(kept, came);
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`${part.name}: ${answer.status}`);
  const [here, there] = answer.body.tee();
  void copy?.put(address, new Response(there)).catch(() => {});
  return counted(new Response(here), came);
}

/** Parts of an earlier version are needed no more. */
export async function forgetOthers() {
  const copy = await opened();
  const wanted = new Set(Object.values(PARTS).map(addressOf));
  for (const { url } of (await copy?.keys()) ?? []) {
    if (url.startsWith(FOLDER.href) && !wanted.has(url) && !isPage(url)) await copy?.delete(url);
  }
}

/** The page's own script and styles are kept by the service worker. @param {string} url */
const isPage = (url) => url.split('?')[0] === import.meta.url.split('?')[0];

/** Where storage is refused, or the address is no safe one, everything comes over the network each time. */
async function opened() {
  try {
    return await caches.open(COPY);
  } catch {
    return null;
  }
}

/**
 * @param {Response} answer
 * @param {(bytes: number) => void} came
 */
function counted(answer, came) {
  const counting = new TransformStream({
    transform(chunk, controller) {
      came(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (answer.body).pipeThrough(counting);
}
