// Shows the questions that an answer raises, straight below it. The design system's own script marks radios with
// aria-expanded, which ARIA does not allow on a radio; the questions follow their answer in reading order without it.
export function start(controls) {
  const update = () => {
    controls.forEach((control) => {
      const part = document.getElementById(control.dataset.reveals);
      const kind = control.type === "radio" ? "radios" : "checkboxes";
      part.classList.toggle(`govuk-${kind}__conditional--hidden`, !control.checked);
    });
  };
  document.addEventListener("change", update);
  window.addEventListener("pageshow", update);
  update();
}
