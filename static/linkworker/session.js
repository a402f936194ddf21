// Warns before an idle session ends, lets the person stay with one key (Enter or Escape), and when it has ended signs
// in on the same page. Any tab that is used counts for all tabs. Whoever signs in must be who wrote: somebody else
// never gets, keeps or sends the words of the page.
const CHANNEL = "linkworker-session";
const NOTED_MS = 60000; // the server notes at most once a minute that somebody is there
const QUIET_MS = 3000; // nobody is interrupted while typing
const LOOK_MS = 1000;

export function start(warning, door) {
  return new Session(warning, door);
}

class Session {
  constructor(warning, door) {
    this.warning = warning;
    this.door = door;
    this.idleMs = Number(warning.dataset.idleSeconds) * 1000 - NOTED_MS;
    this.warnMs = Number(warning.dataset.warnSeconds) * 1000;
    this.countdown = warning.querySelector("[data-countdown]");
    this.tabs = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : null;
    this.last = Date.now();
    this.typedAt = 0;
    this.writing = null; // where somebody typed last
    this.out = false; // signed out, and not asked to sign in yet
    this.listen();
    this.tell("here");
    window.setInterval(() => this.look(), LOOK_MS);
  }

  listen() {
    this.tabs?.addEventListener("message", ({ data }) => this.heard(data));
    window.addEventListener("linkworker:active", () => this.active());
    document.addEventListener("visibilitychange", () => this.look());
    document.addEventListener("input", (event) => this.typing(event));
    this.warning.querySelector("[data-stay]").addEventListener("click", () => this.stay());
    this.warning.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.stay();
    });
    this.door.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.enter();
    });
    this.door.querySelector("[data-not-now]").addEventListener("click", () => this.door.close());
    this.door.querySelector("[data-clean-page]").addEventListener("click", () => this.cleanPage());
    this.door.addEventListener("cancel", (event) => this.other && event.preventDefault());
  }

  tell(kind) {
    this.tabs?.postMessage({ kind, staff: this.door.dataset.staff });
  }

  // Another tab: the same person is there, or has just signed in, or somebody else has.
  heard({ kind, staff }) {
    const stranger = staff !== this.door.dataset.staff;
    if (stranger || kind === "signed-in" || this.other || this.out) this.refresh();
    else this.active(false);
  }

  active(telling = true) {
    this.last = Date.now();
    if (this.warning.open) this.warning.close();
    if (telling) this.tell("here");
  }

  // Typing is being there, in every form: the server is told once a minute.
  typing(event) {
    if (this.door.contains(event.target)) return;
    this.typedAt = Date.now();
    this.writing = event.target;
    if (Date.now() - this.last > NOTED_MS && !this.asking) this.refresh();
  }

  // Who is signed in? "here" when it is who opened this page, with the page's tokens made new.
  async refresh() {
    this.asking = true;
    try {
      const answer = await fetch(this.warning.dataset.stayUrl, {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
      });
      return this.found(await answer.json());
    } catch {
      return "lost";
    } finally {
      this.asking = false;
    }
  }

  found(told) {
    if (!told.signed_in) return "signed-out";
    if (told.staff !== this.door.dataset.staff) return this.somebodyElse();
    document
      .querySelectorAll("input[name=csrfmiddlewaretoken]")
      .forEach((input) => (input.value = told.csrf_token));
    const back = this.out || this.other;
    this.out = this.other = this.declined = false;
    this.active(false);
    if (this.door.open) {
      this.door.close();
      this.writing?.focus(); // on with the sentence
    }
    if (back) window.dispatchEvent(new Event("linkworker:signed-in"));
    return "here";
  }

  async stay() {
    const found = await this.refresh();
    if (found === "here") this.tell("here");
    if (found === "signed-out") this.signIn(true);
    if (found === "lost") this.count("There is no connection. Press Enter to try again.");
  }

  look() {
    if (this.out) return this.waitForAPause();
    const left = this.idleMs - (Date.now() - this.last);
    if (left <= 0) return this.signIn(!document.hidden);
    if (left > this.warnMs) return;
    const minutes = Math.ceil(left / 60000);
    this.count(left > 30000 ? `About ${minutes} ${minutes === 1 ? "minute" : "minutes"} left.` : "Less than half a minute left.");
    if (!this.warning.open) this.warning.showModal();
  }

  count(words) {
    if (this.countdown.textContent !== words) this.countdown.textContent = words;
  }

  // --- Signing in on the same page -----------------------------------------------------------------------------

  signIn(now) {
    this.out = true;
    if (now) this.open();
  }

  waitForAPause() {
    if (this.declined || this.door.open || Date.now() - this.typedAt < QUIET_MS) return;
    this.open();
  }

  open() {
    this.declined = true; // once by itself; then "Sign in to keep this" opens it
    if (this.warning.open) this.warning.close();
    this.part("sign-in");
    if (!this.door.open) this.door.showModal();
  }

  part(name) {
    this.door.querySelectorAll("[data-part]").forEach((part) => (part.hidden = part.dataset.part !== name));
    this.door.setAttribute("aria-labelledby", `sign-in-dialog-${name}`);
    this.door.setAttribute("aria-describedby", `sign-in-dialog-${name}-words`);
  }

  async enter() {
    if (this.entering) return;
    this.entering = true;
    this.wrong("");
    try {
      await this.ask();
    } catch {
      this.wrong("There is no connection. Try again when it is back: what you typed is still on the page.");
    } finally {
      this.entering = false;
    }
  }

  // The ordinary door, with its limits on guessing; the account is the page's, so nobody else can come in here.
  async ask() {
    const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
    const same = { credentials: "same-origin", redirect: "manual" };
    const before = await (await fetch(this.warning.dataset.stayUrl, { headers, ...same })).json();
    if (before.signed_in) return this.cameIn(this.found(before));
    const form = this.door.querySelector("form");
    const body = new URLSearchParams(new FormData(form));
    body.set("csrfmiddlewaretoken", before.csrf_token);
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body, headers, ...same });
    const password = form.querySelector("input[type=password]");
    password.value = "";
    if (answer.ok) return this.cameIn(await this.refresh());
    password.focus();
    this.wrong(
      answer.status === 429 || answer.status === 403
        ? "Too many attempts. The account is closed to sign-in for five minutes: keep this page open and try again then."
        : "That password is not right. Try again.",
    );
  }

  cameIn(found) {
    if (found === "here") this.tell("signed-in");
    if (found === "signed-out" || found === "lost") this.wrong("You could not be signed in. Try again.");
  }

  wrong(words) {
    const place = this.door.querySelector("[data-wrong]");
    place.hidden = !words;
    place.textContent = words;
  }

  // --- Somebody else sits here now -----------------------------------------------------------------------------

  somebodyElse() {
    this.other = true;
    if (this.warning.open) this.warning.close();
    this.part("somebody-else");
    if (!this.door.open) this.door.showModal();
    return "somebody-else";
  }

  cleanPage() {
    window.dispatchEvent(new Event("linkworker:abandon"));
    document.querySelectorAll("form").forEach((form) => form.reset());
    window.location.replace(window.location.pathname);
  }
}
