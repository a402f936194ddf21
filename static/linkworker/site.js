// Starts everything on the page. Addresses come from data attributes, because each file's name carries its hash.
const urls = document.getElementById("site-script").dataset;

const [govuk, moj, once] = await Promise.all([import(urls.govuk), import(urls.moj), import(urls.submitOnce)]);

const revealing = document.querySelectorAll("input[data-reveals]");
if (revealing.length) (await import(urls.reveals)).start(revealing);

const selects = document.querySelectorAll("select[data-autocomplete]");
if (selects.length) (await import(urls.autocomplete)).start(selects, urls.accessibleAutocomplete);

const dialog = document.getElementById("session-dialog");
const session = dialog && (await import(urls.session)).start(dialog, document.getElementById("sign-in-dialog"));

// Before submitOnce: a form that is kept while it is typed is sent by its own script.
const kept = document.querySelectorAll("form[data-autosave-url]");
if (kept.length) {
  const [{ Autosave, nameInAddress }, { Sending }] = await Promise.all([import(urls.autosave), import(urls.sending)]);
  kept.forEach((form) => new Sending(form, new Autosave(form, session), session, nameInAddress));
}
document.querySelectorAll("form[data-submit-once]").forEach((form) => once.guard(form));

const folds = document.querySelectorAll("details.lw-fold");
if (folds.length) (await import(urls.folds)).start(folds);

// On a phone the filters start folded away, below the heading and above the list.
if (window.matchMedia("(max-width: 48em)").matches) {
  document.querySelectorAll(".lw-filters__details").forEach((details) => details.removeAttribute("open"));
}

// Alt and L, with nothing else held (AltGr types letters), leads to logging a contact. A key with a modifier may work
// inside a field as well (WCAG 2.1.4).
const quick = document.querySelector("a[aria-keyshortcuts='Alt+L']");
if (quick) {
  document.addEventListener("keydown", (event) => {
    const alone = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.getModifierState("AltGraph");
    if (!alone || event.code !== "KeyL") return;
    event.preventDefault();
    quick.click();
  });
}

govuk.initAll();
moj.initAll();
document.documentElement.dataset.ready = "yes";
