// Says before the first paint that scripts run, so nothing jumps. A file of its own: the page needs no inline script.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
