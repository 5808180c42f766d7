/* Lets the search work from a disk, where a browser starts no workers: the worker's script runs in an empty frame. */
(function () {
  'use strict';
  if (location.protocol !== 'file:') return;

  /** In the place of a worker. */
  class FrameWorker extends EventTarget {
    /** @type {unknown[]} */
    waiting = [];
    /** @type {Window & typeof globalThis} */
    inside;
    loaded = false;

    /** @param {string} address */
    constructor(address) {
      super();
      const frame = document.createElement('iframe');
      frame.hidden = true;
      document.body.append(frame);
      this.inside = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
      this.inside.postMessage = (/** @type {unknown} */ data) => this.tell(this, data);
      this.load(address);
    }

    /** @param {string} address */
    load(address) {
      const script = this.inside.document.createElement('script');
      script.src = address;
      script.addEventListener('load', () => {
        this.loaded = true;
        this.waiting.splice(0).forEach((data) => this.tell(this.inside, data));
      });
      this.inside.document.body.append(script);
    }

    /** @param {unknown} data */
    postMessage(data) {
      if (this.loaded) this.tell(this.inside, data);
      else this.waiting.push(data);
    }

    /** @param {EventTarget} target @param {unknown} data */
    tell(target, data) {
      setTimeout(() => target.dispatchEvent(new MessageEvent('message', { data })));
    }

    terminate() {
      this.inside.frameElement?.remove();
    }
  }
  window.Worker = /** @type {typeof Worker} */ (/** @type {unknown} */ (FrameWorker));
})();
