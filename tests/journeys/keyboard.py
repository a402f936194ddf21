"""Somebody without a mouse: Tab, Shift and Tab, Enter, Space, the arrows and the letters, and eyes on the focus."""

from playwright.sync_api import Locator

from tests.journeys.visitor import Visitor

MOST_STOPS = 150
LOOK = """
window.focusLook = (() => {
  const before = new WeakMap();
  const KINDS = "a[href], button, input, select, textarea, summary, [tabindex]";
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const around = (one) => [[one, null], [one, "::before"], [one, "::after"],
    ...(one.nextElementSibling ? [[one.nextElementSibling, null], [one.nextElementSibling, "::before"]] : [])];
  const look = (one) => around(one).map(([part, pseudo]) => {
    const style = getComputedStyle(part, pseudo);
    const line = (name) => style[`${name}Style`] === "none" || style[`${name}Width`] === "0px" ? "no line"
      : `${style[`${name}Width`]} ${style[`${name}Color`]}`;
    const lines = ["outline", ...SIDES.map((side) => `border${side}`)].map(line);
    return [...lines, style.boxShadow, style.backgroundColor].join();
  }).join("|");
  let wanted = [];
  const remember = (again) => {
    for (const one of document.querySelectorAll(KINDS)) {
      if (one !== document.activeElement && (again || !before.has(one))) before.set(one, look(one));
    }
  };
  const there = () => wanted.length && wanted.every((one) => one.isConnected)
    ? wanted.includes(document.activeElement) : null;
  return {
    remember,
    seek(all) {
      wanted = all;
      remember(false);
      return there();
    },
    tell() {
      const one = document.activeElement;
      if (one === document.body) return {where: "the window", seen: true, shown: true, there: there()};
      const box = one.getBoundingClientRect();
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
      const seen = box.width > 0 && box.height > 0 && hit !== null
        && (one.contains(hit) || hit.contains(one) || [...(one.labels ?? [])].some((label) => label.contains(hit)));
      const shown = look(one) !== before.get(one);
      remember(false);
      return {where: one.outerHTML.slice(0, 200), seen, shown, there: there()};
    },
  };
})();
"""


class Keyboard(Visitor):
    """A visitor who never touches a mouse. At every stop the focus is in sight and looks different from no focus."""

    def __init__(self, window, address: str):
        super().__init__(window, address)
        self.page.add_init_script(LOOK)

    def presses_key(self, key: str) -> bool | None:
        """One key, and a look at where the focus is now: at what was last sought (None: that is not on the page)?"""
        if key not in ("Tab", "Shift+Tab"):
            self.page.evaluate("focusLook.remember(true)")
        self.page.keyboard.press(key)
        stop = self.page.evaluate("focusLook.tell()")
        assert stop["seen"], f"{self.path()}: {key} leads out of sight, to {stop['where']}"
        assert stop["shown"], f"{self.path()}: the focus does not show on {stop['where']}"
        return stop["there"]

    def reaches(self, wanted: Locator, *, key: str = "Tab") -> Locator:
        """From stop to stop until there, as far as a whole page goes.

        What is sought is looked up once, not at every stop: finding something by its name reads the whole page.
        """
        there = None
        for _ in range(MOST_STOPS):
            if there is None:
                there = wanted.evaluate_all("all => focusLook.seek(all)")
            if there:
                return wanted
            there = self.presses_key(key)
        raise AssertionError(f"{self.path()}: no number of tabs leads to {wanted}")

    def is_at(self, wanted: Locator) -> bool:
        """Has one of these the focus?"""
        return wanted.evaluate_all("all => all.includes(document.activeElement)")

    # --- Going somewhere ------------------------------------------------------------------------

    def goes(self, name: str, *, within: str = "body", exact: bool = True, key: str = "Tab") -> None:
        """Reach a link or a button with these words and press Enter: the next page is looked over."""
        self.reaches(self.link(name, within=within, exact=exact), key=key)
        with self.goes_on():
            self.page.keyboard.press("Enter")

    def skips_to_the_page(self) -> None:
        """The first stop of every page leads past what stands on all of them."""
        self.page.evaluate("focusLook.remember(false)")
        self.presses_key("Tab")
        assert self.is_at(self.page.get_by_role("link", name="Skip to main content"))
        self.page.keyboard.press("Enter")
        assert self.is_at(self.page.locator("main"))

    # --- Answering ------------------------------------------------------------------------------

    def types(self, question: str, text: str, *, within: Locator | None = None) -> None:
        """Reach a question and type the answer over what stands there."""
        self.reaches((within or self.page).get_by_role("textbox", name=question))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def finds(self, question: str, text: str, *, within: Locator | None = None) -> None:
        """Reach a list one can type in, type the beginning and take what fits first."""
        field = (within or self.page).get_by_role("combobox", name=question)
        self.reaches(field)
        self.page.keyboard.type(text)
        if field.evaluate("one => one.tagName") == "INPUT":
            self.page.locator("[role=option]:visible").first.wait_for()
            self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Enter")

    def picks(self, question: str, answer: str) -> None:
        """Reach a few answers, go to the one with the arrows and take it."""
        group = self.page.get_by_role("group", name=question)
        self.reaches(group.get_by_role("radio"))
        wanted = group.get_by_role("radio", name=answer, exact=True)
        if self.is_at(wanted):
            self.page.keyboard.press("Space")
        else:
            self.reaches(wanted, key="ArrowDown")
        assert wanted.is_checked()
