// The log by keyboard: the arrows, or J and K, lead from entry to entry while the list has the focus, so no key is
// taken from anybody who types elsewhere (WCAG 2.1.4). Opening and closing is the browser's own. Without this script
// everything is there; it is only a longer way.
const NEXT = new Set(["ArrowDown", "j", "J"]);
const BEFORE = new Set(["ArrowUp", "k", "K"]);

const list = document.querySelector("[data-log]");
if (list) {
  const entries = [...list.querySelectorAll(".lw-log__details")];
  const says = document.querySelector("[data-log-says]");
  const tell = (words) => { says.textContent = words; };
  document.querySelector("[data-log-keys]").hidden = false;
  list.addEventListener("keydown", (event) => walk(event, entries, tell));
  offerAll(document.querySelector("[data-log-open]"), entries, tell);
  openForPaper(entries);
}

function walk(event, entries, tell) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const here = entries.findIndex((entry) => entry.contains(event.target));
  const to = destination(event, entries, here);
  if (to === null) return;
  event.preventDefault();
  if (to < 0) return tell("This is the first contact of the page.");
  if (to >= entries.length) return tell("This is the last contact of the page.");
  const line = entries[to].querySelector("summary");
  line.focus();
  line.scrollIntoView({ block: "nearest" });
  tell(`${to + 1} of ${entries.length}`);
}

// In the text of an open entry the arrows scroll, as everywhere; J and K lead on.
function destination(event, entries, here) {
  const onLine = event.target.tagName === "SUMMARY";
  if (!onLine && event.key.startsWith("Arrow")) return null;
  if (NEXT.has(event.key)) return here + 1;
  if (BEFORE.has(event.key)) return onLine ? here - 1 : here;
  if (onLine && event.key === "Home") return 0;
  if (onLine && event.key === "End") return entries.length - 1;
  return null;
}

function offerAll(button, entries, tell) {
  const allOpen = () => entries.every((entry) => entry.open);
  const name = () => { button.textContent = allOpen() ? "Close all" : "Open all"; };
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = !allOpen();
    entries.forEach((entry) => { entry.open = open; });
    name();
    tell(open ? `${entries.length} opened` : "All closed");
  });
  entries.forEach((entry) => entry.addEventListener("toggle", name));
}

// What is printed is read: closed entries are opened for it, and closed again.
function openForPaper(entries) {
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = entries.filter((entry) => !entry.open);
    closed.forEach((entry) => { entry.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((entry) => { entry.open = false; }));
}
