/** The parts, from the copy that the browser keeps where it has one, so that the workshop opens without a connection. */

/** `workshop/parts/`, seen from wherever the page's script stands. */
const FOLDER = new URL('./', import.meta.url);
const PAGE = new URL('../', FOLDER).href;
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

/**
 * Keeps what the page itself was made of too, for when there is no connection: on a first visit the service worker
 * came too late to do so. Forgets the parts of earlier versions.
 */
export async function keepPage() {
  const copy = await opened();
  if (!copy) return;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name.split('#')[0]);
  const ours = [PAGE, ...loaded.filter((url) => url.startsWith(PAGE))];
  for (const url of new Set(ours)) if (!(await copy.match(url))) await copy.add(url).catch(() => {});
  const now = new Set([...ours, ...Object.values(PARTS).map(addressOf)]);
  for (const { url } of await copy.keys()) if (url.startsWith(FOLDER.href) && !now.has(url)) await copy.delete(url);
}

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
