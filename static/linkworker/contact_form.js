// Makes the contact form hard to lose: it comes back after a crash, survives a session that ended, and offers usual
// values. Everything here only adds; without it the form is sent and checked all the same.
const LONGEST_TEXT = 100000;
const ASK_AFTER_MS = 600000; // ten minutes without a word from the server: ask before sending

const form = document.querySelector("form[data-contact-form]");
if (form) {
  comeBackAfterACrash();
  document.addEventListener("submit", heldBack, true); // before autosave and submit-once see it
  form.querySelectorAll("input[data-quick]").forEach(offerQuickValues);
  if (window.matchMedia("(max-width: 1020px)").matches) document.querySelector(".lw-beside")?.removeAttribute("open");
}

// Once a draft is kept the address names it, so that reloading, or signing in again, comes back to it.
function comeBackAfterACrash() {
  form.dataset.heard = String(Date.now());
  window.addEventListener("linkworker:active", () => {
    form.dataset.heard = String(Date.now());
    const key = form.querySelector("input[name=draft]").value;
    const address = new URL(window.location.href);
    if (!key || address.searchParams.get("draft") === key) return;
    address.searchParams.set("draft", key);
    window.history.replaceState(null, "", address);
  });
}

// After a long pause the session may have ended unnoticed. Ask before leaving the page, and stay on it when it did.
// (What cannot be saved while somebody types is autosave.js's own affair.)
async function heldBack(event) {
  if (event.target !== form || form.dataset.sure === "yes") return;
  const text = form.elements.namedItem("text").value;
  if (text.length > LONGEST_TEXT) {
    stop(event);
    const over = (text.length - LONGEST_TEXT).toLocaleString("en-GB");
    return say(`What happened is ${over} characters too long. Shorten it and send it again: nothing has been lost.`);
  }
  if (Date.now() - Number(form.dataset.heard) < ASK_AFTER_MS) return;
  const button = event.submitter;
  stop(event);
  if (!(await stillSignedIn())) return;
  form.dataset.sure = "yes";
  form.requestSubmit(button);
  window.setTimeout(() => delete form.dataset.sure, 0);
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

async function stillSignedIn() {
  let answer;
  try {
    const headers = { Accept: "application/json" };
    answer = await fetch(form.dataset.autosaveUrl, { headers, credentials: "same-origin", redirect: "manual" });
  } catch {
    say("There is no connection. What you typed is still here: send it again when the connection is back.");
    return false;
  }
  if (!answer.ok) {
    say("You have been signed out. What you typed is still here. Sign in, come back to this page and send it again.", true);
    return false;
  }
  form.querySelector("input[name=csrfmiddlewaretoken]").value = (await answer.json()).csrf_token;
  say("");
  return true;
}

function say(words, signIn = false) {
  const place = form.querySelector("[data-held]");
  place.hidden = !words;
  place.textContent = words;
  if (!signIn) return;
  const link = document.createElement("a");
  link.href = form.dataset.signInUrl;
  link.target = "_blank";
  link.rel = "noopener";
  link.className = "govuk-link";
  link.textContent = "Sign in (opens in a new tab)";
  place.append(" ", link);
}

function offerQuickValues(input) {
  const values = input.dataset.quick.split(" ").filter(Boolean);
  const group = document.createElement("div");
  group.className = "lw-quick";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Usual values, in minutes");
  const buttons = values.map((value) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lw-quick__value";
    button.textContent = value;
    button.addEventListener("click", () => {
      input.value = input.value === value ? "" : value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return button;
  });
  const mark = () => buttons.forEach((each) => each.setAttribute("aria-pressed", String(each.textContent === input.value.trim())));
  input.addEventListener("input", mark);
  mark();
  group.append(...buttons);
  input.closest(".govuk-form-group").append(group);
}
