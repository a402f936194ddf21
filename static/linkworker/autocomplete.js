// Turns long selects into lists you can type in, keeping their hint, error and error colour.
export async function start(selects, library) {
  await import(library);
  selects.forEach(enhance);
}

function enhance(select) {
  const describedBy = select.getAttribute("aria-describedby") || "";
  const inError = select.classList.contains("govuk-select--error");
  const id = select.id;
  let settled = "";
  const settle = (words) => {
    if (words === undefined) return;
    settled = words;
    choose(select, words);
  };
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.value ? undefined : "",
    showAllValues: true,
    displayMenu: "overlay",
    autoselect: false,
    confirmOnBlur: false,
    inputClasses: inError ? "govuk-input--error" : "",
    tNoResults: () => "Nothing matches",
    onConfirm: (chosen) => settle(chosen),
  });
  const input = document.getElementById(id);
  settled = input.value;
  if (select.getAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
  keepDescription(input, describedBy);
  // What stands in the box is what is sent: cleared, it chooses nothing; unknown words are sent to be refused in words.
  input.addEventListener("blur", () => window.setTimeout(() => settle(input.value), 0));
  // Sent before the box was left (Enter, a password manager): what stands in it goes along all the same.
  select.form?.addEventListener("formdata", (event) => {
    if (select.disabled || input.value === settled) return;
    settle(input.value);
    event.formData.set(select.name, select.value);
  });
  input.addEventListener("keydown", (event) => takeTheOnlyMatch(event, input), true);
}

// Enter takes the one suggestion there is, or the one that is exactly what was typed, and closes the list.
function takeTheOnlyMatch(event, input) {
  if (event.key !== "Enter" || input.getAttribute("aria-expanded") !== "true") return;
  const shown = Array.from(document.getElementById(input.getAttribute("aria-controls")).children);
  const offered = shown.filter((each) => each.getAttribute("aria-disabled") !== "true");
  const words = input.value.trim().toLowerCase();
  const exact = offered.filter((each) => wordsOf(each).toLowerCase() === words);
  const [only, ...others] = exact.length ? exact : offered;
  if (!only || others.length || !words) return;
  event.preventDefault();
  event.stopPropagation();
  only.click();
}

// A suggestion's own words, without its place in the list, which only a screen reader hears.
function wordsOf(option) {
  return option.firstChild.textContent.trim();
}

function choose(select, words) {
  const option = Array.from(select.options).find((each) => each.textContent.trim() === words.trim());
  const value = option ? option.value : words.trim();
  if (select.value === value) return;
  if (value && !option) select.add(new Option(value, value));
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

function keepDescription(input, describedBy) {
  if (!describedBy) return;
  const put = () => {
    const now = input.getAttribute("aria-describedby") || "";
    if (!now.startsWith(describedBy)) input.setAttribute("aria-describedby", `${describedBy} ${now}`.trim());
  };
  new MutationObserver(put).observe(input, { attributes: true, attributeFilter: ["aria-describedby"] });
  put();
}
