// What a page for the person themself needs: printing, a button that is not sent twice, questions that open others.
const urls = document.getElementById("easy-script").dataset;

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

const once = await import(urls.submitOnce);
document.querySelectorAll("form[data-submit-once]").forEach((form) => once.guard(form));

const revealing = document.querySelectorAll("input[data-reveals]");
if (revealing.length) (await import(urls.reveals)).start(revealing);

document.documentElement.dataset.ready = "yes";
