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
