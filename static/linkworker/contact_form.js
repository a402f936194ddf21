// Offers usual values beside the questions of a contact. Everything here only adds; without it the form is sent and
// checked all the same. What is typed is kept and sent by autosave.js and sending.js.
const form = document.querySelector("form[data-contact-form]");
if (form) {
  form.querySelectorAll("input[data-quick]").forEach(offerQuickValues);
  form.querySelectorAll("input[name=happened_at_date], input[name^=next_]:not([type=hidden])").forEach(sayTheDay);
  askOnlyWhatFits();
  keepFilesAtOnce();
  if (window.matchMedia("(max-width: 1020px)").matches) document.querySelector(".lw-beside")?.removeAttribute("open");
}

function offerQuickValues(input) {
  const values = input.dataset.quick.split(" ").filter(Boolean);
  const group = document.createElement("div");
  group.className = "lw-quick";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Usual values, in minutes");
  const buttons = values.map((value) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lw-quick__value";
    button.textContent = value;
    button.addEventListener("click", () => {
      input.value = input.value === value ? "" : value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return button;
  });
  const mark = () => buttons.forEach((each) => each.setAttribute("aria-pressed", String(each.textContent === input.value.trim())));
  input.addEventListener("input", mark);
  mark();
  group.append(...buttons);
  input.closest(".govuk-form-group").append(group);
}

// Which day is "monday"? Asked of the server, which reads it as it will read the form, and said under the box.
function sayTheDay(input) {
  const said = document.createElement("p");
  said.className = "govuk-hint lw-day";
  said.setAttribute("role", "status");
  input.after(said);
  let asked = 0;
  const ask = async () => {
    const turn = ++asked;
    const typed = input.value.trim();
    if (!typed) return (said.textContent = "");
    const next = input.name.startsWith("next_") ? "&next=yes" : "";
    try {
      const answer = await fetch(`${form.dataset.dayUrl}?typed=${encodeURIComponent(typed)}${next}`, { credentials: "same-origin", redirect: "manual" });
      if (answer.ok && turn === asked) said.textContent = (await answer.json()).words;
    } catch {
      said.textContent = "";
    }
  };
  let timer;
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, 350);
  });
  if (input.value) ask();
}

// Nobody answered: nobody was there and nothing was said. A letter has fewer headings than a visit. A meeting asks who
// was at it. What was answered already stays in sight, so that nothing is sent that cannot be seen.
function askOnlyWhatFits() {
  const headings = { email: ["purpose", "next"], letter: ["purpose", "next"], text: ["purpose", "next"], phone: ["purpose", "said", "view", "next"] };
  const fold = form.querySelector('[data-section="Write under headings"]');
  const whom = form.querySelector('[data-section^="Who it was with"]');
  const answered = (part) => [...part.querySelectorAll("textarea, input[type=text]")].some((one) => one.value.trim());
  const update = (event) => {
    const attempted = form.elements.namedItem("attempted")?.checked;
    const kind = form.querySelector("input[name=method]:checked")?.value;
    form.querySelectorAll("[data-when-reached]").forEach((part) => {
      const yes = part.querySelector("input[value=yes]:checked");
      part.hidden = attempted && !yes;
    });
    if (fold) fold.hidden = attempted && !answered(fold);
    form.querySelectorAll("textarea[name^=heading_]").forEach((text) => {
      const fits = !headings[kind] || headings[kind].includes(text.name.replace("heading_", ""));
      text.closest(".lw-more__question").hidden = !fits && !text.value.trim();
    });
    if (whom && kind === "meeting" && event?.target?.name === "method") whom.open = true;
  };
  form.addEventListener("change", update);
  update();
}

// A file is kept as soon as it is chosen: a form that comes back, or a phone that gives up, loses none.
function keepFilesAtOnce() {
  const input = form.querySelector("input[type=file][name=files]");
  if (!input) return;
  const list = form.querySelector("[data-files]");
  const state = form.querySelector("[data-file-state]");
  const wrong = form.querySelector("[data-file-error]");
  input.addEventListener("change", async () => {
    wrong.hidden = true;
    const told = [];
    for (const file of [...input.files]) {
      state.textContent = `Adding ${file.name}…`;
      const sent = new FormData(form);
      sent.delete("files");
      sent.append("file", file);
      try {
        const answer = await fetch(form.dataset.fileUrl, { method: "POST", body: sent, credentials: "same-origin", redirect: "manual" });
        const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
        if (answer.ok) list.append(row(said));
        else told.push(said.error || `${file.name} was not added. Choose it again, or sign in again first.`);
      } catch {
        told.push(`${file.name} was not added: there is no connection. Choose it again when it is back.`);
      }
    }
    input.value = "";
    form.dispatchEvent(new Event("change", { bubbles: true })); // the draft the files belong to is saved
    state.textContent = told.length ? "" : "Added.";
    wrong.textContent = told.join(" ");
    wrong.hidden = !told.length;
  });
}

function row(file) {
  const item = document.createElement("li");
  item.className = "lw-files__one";
  const name = document.createElement("bdi");
  name.textContent = file.name;
  const size = document.createElement("span");
  size.className = "lw-quiet";
  size.textContent = ` ${file.size} `;
  const words = document.createElement("span");
  words.append(name, size);
  const button = document.createElement("button");
  Object.assign(button, { type: "submit", name: "remove_file", value: file.uid, className: "lw-link-button" });
  const hidden = document.createElement("span");
  hidden.className = "govuk-visually-hidden";
  hidden.textContent = ` ${file.name}`;
  button.append("Remove", hidden);
  const kept = document.createElement("input");
  Object.assign(kept, { type: "hidden", name: "kept_file", value: file.uid });
  item.append(words, button, kept);
  return item;
}
