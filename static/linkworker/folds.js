// The style sheet alone unfolds these parts where there is room and on paper. Here they are opened as well, for browsers
// whose style sheets cannot, and for whoever asks the part itself whether it is open. The width is the style sheet's.
export function start(folds) {
  const wide = window.matchMedia("(min-width: 641px)");
  const began = new Map([...folds].map((fold) => [fold, fold.open]));
  const fit = () => folds.forEach((fold) => {
    if (wide.matches) began.set(fold, fold.open); // what somebody opened is open again on a phone turned back
    fold.open = wide.matches || began.get(fold);
  });
  if (wide.matches) fit();
  wide.addEventListener("change", fit);

  let forPaper = [];
  window.addEventListener("beforeprint", () => {
    forPaper = [...folds].filter((fold) => !fold.open);
    forPaper.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => forPaper.forEach((fold) => { fold.open = false; }));
}
