// <draft-saver url="…"> around a form: sends the form's fields to `url` as one types, and says when it was saved.
//
// Nothing is kept in the browser. Without this script the form works as it is. The server answers 2xx (saved),
// 409 (somebody else has changed it), 413 (too long), 401, 403 or a redirect (the session has ended).
// Words come as attributes, so that they are translated where everything else is:
// saved="Sparat {time}" saving lost logged-out changed too-long.
(() => {
  "use strict";
  const PAUSE = 900; // ms after the last key
  const LONGEST = 6000; // ms between savings while one keeps typing
  const RETRIES = [3000, 8000, 20000, 60000]; // ms
  const WHOLE = new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit" });

  class DraftSaver extends HTMLElement {
    #changed = 0;
    #saved = 0;
    #failures = 0;
    #timer = 0;
    #waitingSince = 0;
    #busy = false;
    #sent = false;
    #stop = null;

    connectedCallback() {
      this.#stop = new AbortController();
      const until = { signal: this.#stop.signal };
      this.addEventListener("input", () => this.#touch(), until);
      this.addEventListener("change", () => this.#touch(), until);
      this.addEventListener("submit", () => this.#send(), until);
      // a form that htmx sent and that came back with mistakes is being written again
      this.addEventListener("htmx:finally:request", () => { this.#sent = false; }, until);
      window.addEventListener("online", () => this.#unsaved && this.#save(), until);
      window.addEventListener("pagehide", () => this.#leave(), until);
      window.addEventListener("pageshow", () => { this.#sent = false; }, until);
      window.addEventListener("beforeunload", (event) => {
        if (this.#unsaved && this.#failures && !this.#sent) event.preventDefault();
      }, until);
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
      this.#stop?.abort();
    }

    get #form() { return this.querySelector("form"); }
    get #unsaved() { return this.#changed > this.#saved; }

    #touch() {
      this.#changed += 1;
      this.#waitingSince ||= Date.now();
      const left = LONGEST - (Date.now() - this.#waitingSince);
      this.#wait(Math.max(0, Math.min(PAUSE, left)));
    }

    #wait(pause) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#save(), pause);
    }

    #fields() {
      const fields = new FormData(this.#form);
      for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
      return new URLSearchParams(fields);
    }

    async #save({ leaving = false } = {}) {
      if (this.#busy || this.#sent || !this.#unsaved || !this.#form) return;
      const asOf = this.#changed;
      this.#busy = true;
      this.#waitingSince = 0;
      this.#say("saving", this.getAttribute("saving"));
      try {
        const answer = await fetch(this.getAttribute("url"), {
          method: "POST",
          body: this.#fields(),
          redirect: "manual",
          keepalive: leaving,
          headers: { "X-Requested-With": "draft-saver" },
        });
        this.#busy = false;
        this.#read(answer, asOf);
      } catch {
        this.#busy = false;
        this.#retry();
      }
    }

    #read(answer, asOf) {
      if (answer.ok) {
        this.#saved = asOf;
        this.#failures = 0;
        const time = WHOLE.format(new Date()).replace(":", ".");
        this.#say("saved", this.getAttribute("saved").replace("{time}", time));
        if (this.#unsaved) this.#wait(PAUSE);
      } else if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        this.#failures += 1;
        this.#say("lost", this.getAttribute("logged-out"));
      } else if (answer.status === 413) {
        // trying again with the same text would give the same answer
        this.#failures += 1;
        this.#say("lost", this.getAttribute("too-long"));
      } else if (answer.status === 409) {
        this.#failures += 1;
        this.#say("lost", this.getAttribute("changed"));
      } else {
        this.#retry();
      }
    }

    #retry() {
      this.#say("lost", this.getAttribute("lost"));
      this.#wait(RETRIES[Math.min(this.#failures, RETRIES.length - 1)]);
      this.#failures += 1;
    }

    #send() {
      this.#sent = true;
      clearTimeout(this.#timer);
    }

    #leave() {
      if (this.#unsaved) this.#save({ leaving: true });
    }

    #say(state, words) {
      const line = this.querySelector(".draft-state");
      if (!line) return;
      line.dataset.state = state;
      if (state !== "saving" && line.textContent !== words) line.textContent = words;
    }
  }

  customElements.define("draft-saver", DraftSaver);
})();
