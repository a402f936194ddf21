// Warns before an idle session ends and lets the person stay. Any tab that opens a page counts for all tabs.
const CHANNEL = "linkworker-session";

export function start(dialog) {
  const idleMs = Number(dialog.dataset.idleSeconds) * 1000;
  const warnMs = Number(dialog.dataset.warnSeconds) * 1000;
  const countdown = dialog.querySelector("[data-countdown]");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : null;
  let last = Date.now();

  const active = () => {
    last = Date.now();
    if (dialog.open) dialog.close();
  };
  tabs?.addEventListener("message", active);
  window.addEventListener("linkworker:active", active);
  tabs?.postMessage("here");

  dialog.querySelector("[data-stay]").addEventListener("click", async () => {
    const answer = await fetch(dialog.dataset.stayUrl, { credentials: "same-origin", redirect: "manual" });
    if (!answer.ok) return window.location.reload();
    tabs?.postMessage("here");
    active();
  });

  window.setInterval(() => {
    const left = idleMs - (Date.now() - last);
    if (left > warnMs) return;
    const minutes = Math.max(0, Math.ceil(left / 60000));
    const words = left > 0 ? `About ${minutes} ${minutes === 1 ? "minute" : "minutes"} left.` : "You have been signed out.";
    if (countdown.textContent !== words) countdown.textContent = words;
    if (!dialog.open) dialog.showModal();
  }, 5000);
}
