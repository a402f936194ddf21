// Asks only what the chosen reviews ask. Without it every question stands on the page, and the form is sent and
// checked all the same.
const form = document.querySelector("form[data-review-form]");
if (form) {
  const parts = [...form.querySelectorAll("[data-asked-for]")];
  const ask = () => {
    form.querySelectorAll("input[name=covers]").forEach(offerUnlessHeld);
    parts.forEach((part) => show(part, chosen().includes(part.dataset.askedFor)));
  };
  form.addEventListener("change", ask);
  window.addEventListener("pageshow", ask);
  ask();
  if (window.matchMedia("(max-width: 1020px)").matches) document.querySelector(".lw-beside")?.removeAttribute("open");
}

function chosen() {
  const picked = form.querySelectorAll("input[name=kind]:checked, input[name=covers]:checked:enabled");
  return [...picked].map((input) => input.value);
}

// The review that was held does not settle itself as well.
function offerUnlessHeld(box) {
  const held = form.querySelector("input[name=kind]:checked")?.value === box.value;
  box.disabled = held;
  box.closest(".govuk-checkboxes__item").hidden = held;
}

// Questions out of sight are not sent; their answers stay on the page in case they are wanted after all.
function show(part, wanted) {
  part.hidden = !wanted;
  part.disabled = !wanted;
}
