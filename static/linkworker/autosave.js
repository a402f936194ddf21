// Keeps what is being typed: the whole form goes to its draft address soon after typing stops, and says so.
//
// The server answers a saved draft with JSON {"draft": "<key>", "saved_at": "14:02"}; 401, 403 or a redirect means
// "sign in first". The key travels in the hidden input "draft", one for each form. Nothing is written to the device:
// what could not be sent stays in the page and is sent again when the connection is back or the person has signed in
// again in another tab. While neither is so the button does not leave the page, because leaving would lose the words.
const PAUSE_MS = 1200;
const LONGEST_MS = 3000;
const RETRY_MS = 10000;

export class Autosave {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.autosaveUrl;
    this.signInUrl = form.dataset.signInUrl || "/";
    this.state = form.querySelector("[data-autosave-state]");
    this.sent = this.contents().toString();
    this.saving = null;
    this.unsaved = false;
    this.leaving = false;
    this.blocked = false;
    this.needsSignIn = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("online", () => this.unsaved && this.save());
    window.addEventListener("focus", () => this.needsSignIn && this.unsaved && this.save());
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved && !this.leaving) event.preventDefault();
    });
  }

  contents() {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string") fields.append(name, value);
    return fields;
  }

  changed() {
    if (this.contents().toString() === this.sent) return;
    this.unsaved = true;
    this.firstChange ??= Date.now();
    const wait = Math.max(0, Math.min(PAUSE_MS, this.firstChange + LONGEST_MS - Date.now()));
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), wait);
  }

  // One save at a time; what was typed meanwhile follows in the next.
  save() {
    window.clearTimeout(this.timer);
    this.firstChange = undefined;
    if (!this.saving) this.saving = this.send().finally(() => (this.saving = null));
    return this.saving;
  }

  async send() {
    const contents = this.contents();
    const sending = contents.toString();
    this.say("saving", "Saving…");
    let answer;
    try {
      if (this.needsSignIn) await this.takeNewToken(contents);
      answer = await fetch(this.url, {
        method: "POST",
        body: contents,
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
      });
    } catch {
      this.blocked = true;
      return this.lost("Connection lost – kept on this page");
    }
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return this.askToSignIn();
    if (!answer.ok) return this.lost(await this.reason(answer));
    const saved = await answer.json();
    const key = this.form.querySelector("input[name=draft]");
    if (key && saved.draft && key.value !== saved.draft) key.value = saved.draft;
    this.needsSignIn = false;
    this.blocked = false;
    this.sent = this.withToken(key ? this.withKey(sending, key.value) : sending);
    this.unsaved = this.contents().toString() !== this.sent;
    this.say("saved", `Saved ${saved.saved_at}`);
    window.dispatchEvent(new Event("linkworker:active"));
    if (this.unsaved) this.changed();
  }

  // A refusal says in words what to do; anything else is trouble that passes.
  async reason(answer) {
    const told = answer.status === 409 ? await answer.json().catch(() => ({})) : {};
    return told.error || "Not saved yet – kept on this page";
  }

  // Signing in again changes the form's token: this page asked for once more brings the new one.
  async takeNewToken(contents) {
    const page = await fetch(window.location.href, { credentials: "same-origin", redirect: "manual" });
    if (!page.ok) return;
    const token = new DOMParser()
      .parseFromString(await page.text(), "text/html")
      .querySelector("input[name=csrfmiddlewaretoken]");
    if (!token) return;
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => (input.value = token.value));
    contents.set("csrfmiddlewaretoken", token.value);
  }

  withToken(sending) {
    const token = this.form.querySelector("input[name=csrfmiddlewaretoken]");
    if (!token) return sending;
    const fields = new URLSearchParams(sending);
    fields.set("csrfmiddlewaretoken", token.value);
    return fields.toString();
  }

  withKey(sending, value) {
    const fields = new URLSearchParams(sending);
    fields.set("draft", value);
    return fields.toString();
  }

  lost(words) {
    this.unsaved = true;
    this.say("lost", words);
    this.timer = window.setTimeout(() => this.save(), RETRY_MS);
  }

  askToSignIn() {
    this.unsaved = true;
    this.blocked = true;
    this.needsSignIn = true;
    this.say("lost", "");
    if (!this.state) return;
    const link = document.createElement("a");
    link.href = this.signInUrl;
    link.target = "_blank";
    link.rel = "noopener";
    link.className = "govuk-link";
    link.textContent = "Sign in to keep this";
    this.state.append(link, " (opens in a new tab)");
  }

  say(state, words) {
    if (!this.state) return;
    this.state.dataset.state = state;
    this.state.textContent = words;
  }

  // The button waits for a save that is under way, so the draft can never overtake the finished form.
  submitted(event) {
    window.clearTimeout(this.timer);
    if (!this.saving && !this.blocked) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    (this.saving || this.save()).finally(() => {
      if (this.blocked) return;
      window.clearTimeout(this.timer);
      this.form.requestSubmit(button);
    });
  }
}
