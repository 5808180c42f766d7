/** What a service worker finds around it, and what the build writes in front of ours. */

declare const VERSION: string;
declare const FILES: [string, string][];
declare const FOLDERS: string[];
declare const MOST: number;
declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;

interface WorkerGlobalScopeEventMap {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
}

/** The stemmer and the list of words that say nothing, of lunr.js. */
declare const lunr: {
  stemmer(token: object): object;
  stopWordFilter(word: string): string | undefined;
  Token: new (word: string) => object;
};

/** Words as the search compares them: `spelling.js`. */
interface Spelling {
  decoded(html: string): string;
  isTelling(word: string): boolean;
  likeness(one: string, other: string): number;
  marked(html: string, isFound: (stem: string) => boolean): string;
  misspelt(word: string, known: Map<string, string>): Map<string, number>;
  stemOf(word: string): string;
  wordsOf(html: string): string[];
}
declare const spelling: Spelling;
interface WorkerGlobalScope {
  spelling: Spelling;
}
