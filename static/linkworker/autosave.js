// Keeps what is being typed: the whole form goes to its own address soon after typing stops, and says so.
//
// The server answers a kept form with JSON {"draft": "<key>", "saved_at": "14:02"}; 401 means "sign in first", 403
// "take a new token", 409 and 413 say in words why not. Nothing is written to the device: what could not be sent stays
// in the page and is sent when the connection is back, or somebody has signed in again. Decision 0027 says why.
const PAUSE_MS = 1200;
const LONGEST_MS = 3000;
const ANSWER_MS = 20000;
const RETRY_MS = [2000, 4000, 8000, 10000];
const MOST_BYTES = 3 * 1024 * 1024 - 65536; // what one page may send, with room for the rest of the form
const KEEPALIVE_BYTES = 60000; // a browser that closes sends no more
const NOT_TYPED = ["csrfmiddlewaretoken", "draft", "draft_since", "kept_for", "submission"];

export class Autosave {
  constructor(form, session) {
    this.form = form;
    this.session = session;
    this.url = form.dataset.autosaveUrl;
    this.shown = form.querySelector("[data-autosave-state]");
    this.spoken = form.querySelector("[data-autosave-spoken]");
    this.tab = key();
    this.sent = this.typed().toString();
    this.saving = null;
    this.unsaved = false;
    this.leaving = false;
    this.resting = false; // somebody sends the form: a save that came after it would be one too many
    this.failures = 0;
    // Afterwards: a list one types in settles, and says so, while the form's answers are being gathered.
    const changed = () => window.setTimeout(() => this.changed(), 0);
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    window.addEventListener("online", () => this.saveWhatIsLeft());
    window.addEventListener("linkworker:signed-in", () => this.saveWhatIsLeft());
    window.addEventListener("linkworker:abandon", () => this.stop());
    document.addEventListener("visibilitychange", () => document.hidden && this.saveWhatIsLeft());
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved && !this.leaving) event.preventDefault();
    });
  }

  // Everything a person answers, of whatever kind; files are not kept in a draft.
  typed() {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && !NOT_TYPED.includes(name)) fields.append(name, value);
    }
    return fields;
  }

  changed() {
    if (this.leaving || this.typed().toString() === this.sent) return;
    this.unsaved = true;
    if (this.resting) return;
    this.firstChange ??= Date.now();
    const wait = Math.max(0, Math.min(PAUSE_MS, this.firstChange + LONGEST_MS - Date.now()));
    this.later(wait);
  }

  later(wait) {
    window.clearTimeout(this.timer);
    if (!this.resting) this.timer = window.setTimeout(() => this.save(), wait);
  }

  // One save at a time; what was typed meanwhile follows in the next.
  save() {
    window.clearTimeout(this.timer);
    this.firstChange = undefined;
    if (!this.saving) this.saving = this.send().finally(() => (this.saving = null));
    return this.saving;
  }

  saveWhatIsLeft() {
    if (this.unsaved && !this.leaving && !this.resting) this.save();
  }

  // For whoever sends the form: no save is under way, and none begins by itself until `resume`.
  settled() {
    this.resting = true;
    window.clearTimeout(this.timer);
    return this.saving ?? Promise.resolve();
  }

  resume() {
    this.resting = false;
    if (this.unsaved) this.changed();
  }

  stop() {
    this.leaving = true;
    window.clearTimeout(this.timer);
  }

  async send(again = false) {
    const typed = this.typed();
    const sending = typed.toString();
    for (const name of NOT_TYPED) {
      const input = this.form.querySelector(`input[name=${name}]`);
      if (input) typed.append(name, input.value);
    }
    typed.append("tab", this.tab);
    const bytes = typed.toString().length;
    if (bytes > MOST_BYTES) return this.refused("Too long to be kept as a draft – kept on this page. Shorten it");
    this.show("saving", "Saving…");
    let answer;
    try {
      answer = await fetch(this.url, {
        method: "POST",
        body: typed,
        headers: { Accept: "application/json", "X-Keep-Draft": "yes" },
        credentials: "same-origin",
        redirect: "manual",
        keepalive: bytes < KEEPALIVE_BYTES,
        signal: AbortSignal.timeout(ANSWER_MS),
      });
    } catch {
      return this.lost("Connection lost – kept on this page");
    }
    if (answer.status === 401) return this.askToSignIn();
    if (answer.status === 403 && !again) return this.withNewToken();
    const told = await answer.json().catch(() => null);
    if (told?.somebody_else) return this.session?.somebodyElse();
    if (told?.error) return this.refused(told.error);
    if (!answer.ok || !told) return this.lost("Not saved yet – kept on this page");
    this.saved(told, sending);
  }

  saved(told, sending) {
    const draft = this.form.querySelector("input[name=draft]");
    if (draft && told.draft) draft.value = told.draft;
    this.failures = 0;
    this.sent = sending;
    this.unsaved = this.typed().toString() !== sending;
    this.say("saved", `Saved ${told.saved_at}`, "Saved. What you type is kept.");
    if (told.draft) nameInAddress(told.draft);
    window.dispatchEvent(new Event("linkworker:active"));
    if (this.unsaved) this.changed();
  }

  // Signing in again changes the form's token; somebody else's is never used.
  async withNewToken() {
    const found = (await this.session?.refresh()) ?? "lost";
    if (found === "here") return this.send(true);
    if (found === "signed-out") return this.askToSignIn();
    if (found === "lost") return this.lost("Connection lost – kept on this page");
  }

  lost(words) {
    this.unsaved = true;
    this.say("lost", words, "Connection lost. What you type is kept on this page.");
    this.later(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]);
  }

  // In words, and not tried again before something is changed.
  refused(words) {
    this.unsaved = true;
    this.say("lost", words, words);
  }

  askToSignIn() {
    this.unsaved = true;
    this.say("sign-in", "", "You have been signed out. Sign in to keep what you type.");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lw-link-button";
    button.textContent = "Sign in to keep this";
    button.addEventListener("click", () => this.session?.signIn(true));
    this.shown?.append(button);
    this.session?.signIn(false);
  }

  // Seen at every save; spoken only when it is another state than before.
  say(state, words, aloud) {
    this.show(state, words);
    if (!this.spoken || this.state === state + aloud) return;
    this.state = state + aloud;
    this.spoken.textContent = aloud;
  }

  show(state, words) {
    if (!this.shown) return;
    this.shown.dataset.state = state;
    this.shown.textContent = words;
  }
}

// Once a draft is kept the address names it, so that reloading comes back to it.
export function nameInAddress(draft) {
  const address = new URL(window.location.href);
  if (address.searchParams.get("draft") === draft) return;
  address.searchParams.set("draft", draft);
  window.history.replaceState(null, "", address);
}

function key() {
  const part = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(part, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
