// Starts everything on the page. Addresses come from data attributes, because each file's name carries its hash.
const urls = document.getElementById("site-script").dataset;

const [govuk, moj, once] = await Promise.all([import(urls.govuk), import(urls.moj), import(urls.submitOnce)]);

const revealing = document.querySelectorAll("input[data-reveals]");
if (revealing.length) (await import(urls.reveals)).start(revealing);

const selects = document.querySelectorAll("select[data-autocomplete]");
if (selects.length) (await import(urls.autocomplete)).start(selects, urls.accessibleAutocomplete);

// Before submitOnce: a form that is still saving holds its submission back first.
const drafts = document.querySelectorAll("form[data-autosave-url]");
if (drafts.length) {
  const { Autosave } = await import(urls.autosave);
  drafts.forEach((form) => new Autosave(form));
}
document.querySelectorAll("form[data-submit-once]").forEach((form) => once.guard(form));

const dialog = document.getElementById("session-dialog");
if (dialog) (await import(urls.session)).start(dialog);

// On a phone the filters start folded away, below the heading and above the list.
if (window.matchMedia("(max-width: 48em)").matches) {
  document.querySelectorAll(".lw-filters__details").forEach((details) => details.removeAttribute("open"));
}

govuk.initAll();
moj.initAll();
document.documentElement.dataset.ready = "yes";
