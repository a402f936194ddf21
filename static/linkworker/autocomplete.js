// Turns long selects into lists you can type in, keeping their hint, error and error colour.
export async function start(selects, library) {
  await import(library);
  selects.forEach(enhance);
}

function enhance(select) {
  const describedBy = select.getAttribute("aria-describedby") || "";
  const inError = select.classList.contains("govuk-select--error");
  const id = select.id;
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.value ? undefined : "",
    showAllValues: true,
    autoselect: false,
    confirmOnBlur: false,
    inputClasses: inError ? "govuk-input--error" : "",
    tNoResults: () => "Nothing matches",
    onConfirm: (chosen) => choose(select, chosen),
  });
  const input = document.getElementById(id);
  if (select.getAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
  keepDescription(input, describedBy);
  // What stands in the box is what is sent: cleared, it chooses nothing; unknown words are sent to be refused in words.
  input.addEventListener("blur", () => window.setTimeout(() => choose(select, input.value), 0));
}

function choose(select, words) {
  if (words === undefined) return;
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
