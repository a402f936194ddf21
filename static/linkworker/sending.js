// Sends a kept form without leaving the page before the server has it: a signal that drops, or a session that ended,
// loses nothing. The form's key makes it one thing however often it is sent. What has to be put right is drawn by the
// server as ever: the browser then sends the form itself.
const ANSWER_MS = 60000;
const RETRY_MS = [2000, 4000, 8000, 15000, 30000];
const LONGEST_TEXT = 100000;
const MOST_BYTES = 3 * 1024 * 1024 - 65536;
const AWAY = [502, 503, 504];

export class Sending {
  constructor(form, autosave, session, nameInAddress) {
    this.form = form;
    this.autosave = autosave;
    this.session = session;
    this.nameInAddress = nameInAddress;
    this.held = form.querySelector("[data-held]");
    this.waiting = null; // what was pressed, until the server has it
    this.going = false;
    this.byItself = false;
    this.failures = 0;
    form.addEventListener("submit", (event) => this.pressed(event));
    window.addEventListener("online", () => this.waiting && this.go());
    window.addEventListener("linkworker:signed-in", () => this.waiting && this.go());
    window.addEventListener("linkworker:abandon", () => this.release());
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting && !this.autosave.leaving) event.preventDefault();
    });
    window.addEventListener("pageshow", (event) => event.persisted && this.cameBack());
  }

  pressed(event) {
    if (this.byItself) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const words = this.tooLong();
    if (words) return this.hold(words);
    this.waiting ??= { button: event.submitter };
    this.go();
  }

  async go() {
    if (this.going) return;
    this.going = true;
    window.clearTimeout(this.timer);
    this.form.setAttribute("aria-busy", "true");
    try {
      await this.autosave.settled();
      this.autosave.show("saving", "Sending…");
      await this.hear(await this.send());
    } catch {
      this.notYet();
    } finally {
      this.going = false;
      this.autosave.resume();
      this.form.removeAttribute("aria-busy");
    }
  }

  send() {
    const body = new FormData(this.form);
    const { button } = this.waiting;
    if (button?.name) body.append(button.name, button.value);
    return fetch(this.form.getAttribute("action") || window.location.href, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  }

  async hear(answer) {
    if (AWAY.includes(answer.status)) return this.notYet();
    if (answer.status === 401) return this.signInFirst();
    if (answer.status === 403 && !this.waiting.renewed) return this.withNewToken();
    const told = await answer.json().catch(() => ({}));
    if (told.onward) return this.leaveFor(told.onward);
    if (told.somebody_else) return this.session?.somebodyElse();
    if (told.error) return this.hold(told.error);
    if (answer.status >= 500) return this.hold("Something went wrong on our side. What you typed is still here: send it again in a minute.");
    return this.byTheBrowser();
  }

  leaveFor(address) {
    const key = this.form.querySelector("input[name=submission]") ?? this.form.querySelector("input[name=draft]");
    if (key?.value) this.nameInAddress(key.value); // going back leads to what it made, never to a second one
    this.autosave.stop();
    const there = new URL(address, window.location.href);
    const sameAddress = there.pathname + there.search === window.location.pathname + window.location.search;
    window.location.assign(there);
    if (sameAddress) window.location.reload();
  }

  // The server has something to say about the answers: the page comes back with it and everything typed.
  async byTheBrowser() {
    if (this.autosave.unsaved) await this.autosave.save();
    this.byItself = true;
    this.autosave.stop();
    this.form.requestSubmit(this.waiting.button);
    this.release();
  }

  signInFirst() {
    this.hold("You have been signed out. It is sent when you have signed in again.", true);
    this.session?.signIn(true);
  }

  async withNewToken() {
    const found = (await this.session?.refresh()) ?? "lost";
    if (found === "signed-out") return this.signInFirst();
    if (found === "lost") return this.notYet();
    if (found !== "here") return;
    this.waiting.renewed = true;
    await this.hear(await this.send());
  }

  notYet() {
    this.autosave.show("lost", "Connection lost – kept on this page");
    this.hold("There is no connection. What you typed is still here, and it will be sent when the connection is back. Keep this page open.", true);
    const wait = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)];
    this.timer = window.setTimeout(() => this.waiting && this.go(), wait);
  }

  tooLong() {
    const long = [...this.form.querySelectorAll("textarea")].find((each) => each.value.length > LONGEST_TEXT);
    if (long) {
      const over = (long.value.length - LONGEST_TEXT).toLocaleString("en-GB");
      const asked = long.labels[0]?.textContent.trim().replace(/\?$/, "") ?? "What you typed";
      return `“${asked}” is ${over} characters too long. Shorten it and send it again: nothing has been lost.`;
    }
    const bytes = new TextEncoder().encode(this.autosave.typed().toString()).length;
    return bytes > MOST_BYTES ? "This is more than one page can send. Shorten it and send it again: nothing has been lost." : "";
  }

  hold(words, waiting = false) {
    if (!waiting) this.release();
    if (!this.held) return;
    this.held.hidden = false;
    if (this.held.textContent !== words) this.held.textContent = words;
  }

  release() {
    this.waiting = null;
    this.failures = 0;
    window.clearTimeout(this.timer);
    if (this.held) this.held.hidden = true;
  }

  // The browser showed the page again as it was left.
  cameBack() {
    this.release();
    this.byItself = false;
    window.location.reload();
  }
}
