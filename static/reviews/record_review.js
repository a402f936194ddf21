// Asks only what the chosen reviews ask: the questions of a kind are fetched when it is first chosen. Without this a
// button on the page brings them, and the form is sent and checked all the same.
const form = document.querySelector("form[data-review-form]");
if (form) {
  const place = form.querySelector("[data-questions-url]");
  const state = form.querySelector("[data-questions-state]");
  const underWay = new Map();
  const ask = async () => {
    form.querySelectorAll("input[name=covers]").forEach(offerUnlessHeld);
    showWhatIsChosen();
    const missing = chosen().filter((kind) => !part(kind));
    if (missing.length) state.textContent = "Fetching the questions…";
    const came = await Promise.all(missing.map((kind) => {
      if (!underWay.has(kind)) underWay.set(kind, fetched(kind));
      return underWay.get(kind);
    }));
    if (came.every(Boolean)) state.textContent = "";
    showWhatIsChosen();
  };
  const showWhatIsChosen = () => {
    const kinds = chosen();
    parts().forEach((one) => show(one, kinds.includes(one.dataset.askedFor)));
  };
  const parts = () => [...place.querySelectorAll("[data-asked-for]")];
  const part = (kind) => parts().find((one) => one.dataset.askedFor === kind);
  const fetched = async (kind) => {
    try {
      const answer = await fetch(`${place.dataset.questionsUrl}?kind=${encodeURIComponent(kind)}`, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector(`[data-asked-for="${CSS.escape(kind)}"]`);
      if (found && !part(kind)) place.append(document.adoptNode(found));
      return true;
    } catch {
      underWay.delete(kind);
      state.textContent = "The questions could not be fetched. Choose the review again, or record it: they come with the next page.";
      return false;
    }
  };
  form.addEventListener("change", (event) => {
    if (["kind", "covers"].includes(event.target.name)) ask();
  });
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
