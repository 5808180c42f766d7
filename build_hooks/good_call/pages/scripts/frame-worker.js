/* Lets the search work from a disk, where a browser starts no workers: the worker's script runs in an empty frame. */
(function () {
  'use strict';
  if (location.protocol !== 'file:') return;

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.waiting = [];
      const frame = document.createElement('iframe');
      frame.hidden = true;
      document.body.append(frame);
      this.inside = frame.contentWindow;
      this.inside.postMessage = (data) => this.tell(this, data);
      this.load(address);
    }

    load(address) {
      const script = this.inside.document.createElement('script');
      script.src = address;
      script.addEventListener('load', () => {
        this.loaded = true;
        this.waiting.splice(0).forEach((data) => this.tell(this.inside, data));
      });
      this.inside.document.body.append(script);
    }

    postMessage(data) {
      if (this.loaded) this.tell(this.inside, data);
      else this.waiting.push(data);
    }

    tell(target, data) {
      setTimeout(() => target.dispatchEvent(new MessageEvent('message', { data })));
    }

    terminate() {
      this.inside.frameElement.remove();
    }
  };
})();
