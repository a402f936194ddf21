"""Somebody using the product in a browser, who notices everything that is wrong with a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import Locator, expect

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """async (standards) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: standards }, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${rule.help}) at ${node.target.join(" ")}: ${node.html.slice(0, 120)}`));
}"""
SHAPE = """() => {
  const telling = ["role", "type", "lang", "dir", "open", "hidden", "aria-expanded", "aria-hidden", "aria-current"];
  const shape = (node) => {
    const said = [...node.attributes].map(({ name, value }) => (telling.includes(name) ? `${name}=${value}` : name));
    const parts = [...node.children].map(shape).filter((part, place, all) => part !== all[place - 1]);
    const text = node.children.length ? "" : node.textContent.trim() ? "text" : "empty";
    return `${node.localName}.${node.getAttribute("class") ?? ""}[${said.sort()}]${text}(${parts.join("")})`;
  };
  return shape(document.body);
}"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TELL_OF_REFUSALS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`Content security policy: ${event.violatedDirective} refused ${event.blockedURI}`));"""
ACCESSIBLE: set[tuple[int, str]] = set()  # widths and shapes of pages that were looked over in this run


class Visitor:
    """A window of a browser. Every page opened through it is looked over, and its troubles fail the journey."""

    def __init__(self, window, address: str):
        if not AXE.exists():
            raise FileNotFoundError(f"{AXE} is missing. Run: ./run test (or npm ci), which fetches it.")
        self.address = address
        self.troubles: list[str] = []
        self.page = window.new_page()
        self.page.add_init_script(TELL_OF_REFUSALS)
        self.page.add_init_script(path=AXE)  # past the page's own content security policy
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        self.page.on("request", self._asked)

    def _heard(self, message) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request) -> None:
        local = request.url.startswith((self.address + "/", "data:", "blob:"))
        if not local:
            self.troubles.append(f"left the site: {request.url}")

    # --- Going somewhere: each looks the page over on arrival ---------------------------------

    def opens(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.address + path)
        self.looks_it_over()

    def follows(self, link: str | Locator, **where) -> None:
        """Click a link that leads to another page."""
        chosen = self.link(link, **where) if isinstance(link, str) else link
        with self.goes_on():
            chosen.click()

    def turns_to(self, tab: str) -> None:
        """Another tab of a person's record; on a phone they are unfolded first."""
        record = self.page.get_by_role("navigation", name="This person's record")
        unfold = record.locator("summary")
        if unfold.is_visible():
            unfold.click()
        self.follows(tab, within=record, exact=True)

    def presses(self, button: str, *, exact: bool = True) -> None:
        """Click a button that sends a form and brings the next page."""
        with self.goes_on():
            self.page.get_by_role("button", name=button, exact=exact).click()

    def is_refused(self, path: str) -> int:
        """Type the address of a page that must not open. Gives the status it is refused with."""
        answer = self.page.goto(self.address + path)
        refusal = f"status of {answer.status} "  # the browser itself remarks on it
        self.troubles = [trouble for trouble in self.troubles if refusal not in trouble]
        self.looks_it_over()
        return answer.status

    def signs_in_as(self, account: str) -> None:
        """One click, in the demonstration."""
        self.opens("/sign-in/")
        self.presses(account, exact=False)

    def signs_out(self) -> None:
        """The button at the top of every page, and the question it may ask."""
        self.presses("Sign out")

    @contextmanager
    def goes_on(self) -> Iterator[None]:
        """What is done inside brings another page. The old one may change its address first, so it is marked."""
        self.page.evaluate("document.documentElement.dataset.behind = 'yes'")
        yield
        self.page.locator("html:not([data-behind])").wait_for(state="attached")
        self.page.wait_for_load_state()
        self.looks_it_over()

    # --- Seeing ----------------------------------------------------------------------------------

    def link(self, name: str, *, within: str | Locator = "body", exact: bool = False) -> Locator:
        """The first link with these words, drawn as a link or as a button."""
        part = self.page.locator(within) if isinstance(within, str) else within
        drawn = (part.get_by_role(role, name=name, exact=exact) for role in ("link", "button"))
        return next(drawn).or_(*drawn).first

    def sees(self, words: str, *, within: str = "main") -> None:
        """These words are on the page."""
        expect(self.page.locator(within)).to_contain_text(words)

    def does_not_see(self, words: str, *, within: str = "main") -> None:
        """These words are not on the page."""
        expect(self.page.locator(within)).not_to_contain_text(words)

    def path(self) -> str:
        """Where they are."""
        return urlsplit(self.page.url).path

    def looks_it_over(self) -> None:
        """Accessible, no wider than the window, nothing refused or failed, nothing asked of anybody else."""
        self.page.locator("html[data-ready=yes]").wait_for(state="attached")
        width = self.page.viewport_size["width"]
        shape = (width, self.page.evaluate(SHAPE))
        found = []
        if shape not in ACCESSIBLE:  # the same elements with other words are as accessible as before
            found = [f"axe: {one}" for one in self.page.evaluate(CHECK, STANDARDS)]
        sideways = self.page.evaluate(SIDEWAYS)
        if sideways > 0:
            found.append(f"scrolls sideways by {sideways} pixels")
        found += self.troubles
        if not found:
            ACCESSIBLE.add(shape)
        lines = "\n  ".join(found)
        assert not found, f"{self.path()} at {width} pixels ({self.page.title()}):\n  {lines}"
