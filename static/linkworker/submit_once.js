// A second click while the first is on its way does nothing. The button stays where it is, so a screen reader keeps its place.
const WAIT_MS = 10000;

export function guard(form) {
  let sent = false;
  const release = () => {
    sent = false;
    form.removeAttribute("aria-busy");
  };
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    form.setAttribute("aria-busy", "true");
    window.setTimeout(release, WAIT_MS);
  });
  // Coming back with the browser's back button shows the same page again.
  window.addEventListener("pageshow", release);
}
