/** What `make workshop` writes into the bundle of the page. */

/** A part beside the page's own script: its name, what tells its content from any other, and what comes over the wire. */
interface Part {
  name: string;
  version: string;
  bytes: number;
}

/** `runtime` is Python, `library` its standard library, `engine` is ours with what it rests on. */
declare const PARTS: Record<'worker' | 'runtime' | 'library' | 'engine' | 'drawing', Part>;

/** What of a text may stand on a page: the same list as the site's own cleaner has. */
declare const CLEAN: { tags: string[]; attributes: string[]; schemes: string[] };
