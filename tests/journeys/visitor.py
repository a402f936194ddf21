"""Somebody using the product in a browser, who notices everything that is wrong with a page."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, expect

from accounts.models import Staff
from tests.journeys.register import ACCOUNTS

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
LOOK = f"""() => {{
  const page = document.documentElement;
  return [({SHAPE})(), page.scrollWidth - page.clientWidth];
}}"""
RESIZED = """async ([folded, width]) => {
  window.beforeResized = folded.flatMap(([selector, from]) =>
    [...document.querySelectorAll(selector)].map((part) => {
      const before = [part, part.open];
      part.open = width >= from;
      return before;
    }));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}"""
AS_BEFORE = "() => window.beforeResized.forEach(([part, open]) => { part.open = open; })"
# What a page opens or folds when it starts, by its width: a window made narrower folds it as one that was narrow.
FOLDED = [(".lw-beside", 1021), (".lw-filters__details", 769)]  # selector, pixels from which it starts open
TELL_OF_REFUSALS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`Content security policy: ${event.violatedDirective} refused ${event.blockedURI}`));"""
PICTURES = os.environ.get("LINKWORKER_PICTURES")  # a folder, to keep what the pages look like
WINDOWS = ({"width": 390, "height": 844}, {"width": 1280, "height": 900})  # a phone and a desk
ACCESSIBLE: set[tuple[int, str]] = set()  # widths and shapes of pages that were looked over in this run


class Visitor:
    """A window of a browser. Every page opened through it is looked over, and its troubles fail the journey."""

    def __init__(self, window, address: str, also=None):
        if not AXE.exists():
            raise FileNotFoundError(f"{AXE} is missing. Run: ./run test (or npm ci), which fetches it.")
        self.window, self.address = window, address
        self.also = also  # the size of a window in which each page is looked over as well
        self.troubles: list[str] = []
        self.page = window.pages[0] if window.pages else self._first_page()
        self.listeners = {
            "console": self._heard,
            "pageerror": lambda error: self.troubles.append(f"script error: {error}"),
            "request": self._asked,
        }
        for event, listener in self.listeners.items():
            self.page.on(event, listener)

    def _first_page(self):
        page = self.window.new_page()
        page.add_init_script(TELL_OF_REFUSALS)
        return page

    def leaves(self) -> None:
        """Leave the window to the next: one empty page, and nobody signed in."""
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)
        for page in self.window.pages:
            if page is not self.page:
                page.close()
        self.page.unroute_all()
        self.page.emulate_media(media="null")
        self.page.goto("about:blank")
        self.window.clear_cookies()

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

    def is_signed_in_as(self, account: str) -> None:
        """They came through the door before the story begins. The door itself is in the stories of whole days."""
        staff = Staff.objects.filter(demonstration=True, memberships__role=ACCOUNTS[account]).earliest("pk")
        client = Client()
        client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.address}
        self.page.context.add_cookies([cookie])

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

    def is_pictured(self, name: str) -> None:
        """Keep the page as it looks on a phone and at a desk, when somebody asked for that."""
        if not PICTURES:
            return
        own = self.page.viewport_size
        for window in WINDOWS:
            self.page.set_viewport_size(window)
            self.page.screenshot(path=Path(PICTURES) / f"{name}_{window['width']}.png", full_page=True)
        self.page.set_viewport_size(own)

    def looks_it_over(self) -> None:
        """Accessible, no wider than the window, nothing refused or failed, nothing asked of anybody else.

        Where the journey is walked at one width only, the page is looked over at the other as well.
        """
        self.page.locator("html[data-ready=yes]").wait_for(state="attached")
        own = self.page.viewport_size
        found = self._seen_at(own["width"])
        if self.also:
            self.page.set_viewport_size(self.also)
            self.page.evaluate(RESIZED, [FOLDED, self.also["width"]])
            found += self._seen_at(self.also["width"])
            self.page.set_viewport_size(own)
            self.page.evaluate(AS_BEFORE)
        found += self.troubles
        lines = "\n  ".join(found)
        assert not found, f"{self.path()} ({self.page.title()}):\n  {lines}"

    def _seen_at(self, width: int) -> list[str]:
        """What is wrong at this width."""
        shape, sideways = self.page.evaluate(LOOK)
        found = []
        if (width, shape) not in ACCESSIBLE:  # the same elements with other words are as accessible as before
            found = [f"axe: {one}" for one in self._axe()]
        if sideways > 0:
            found.append(f"scrolls sideways by {sideways} pixels")
        if not found:
            ACCESSIBLE.add((width, shape))
        return [f"at {width} pixels: {one}" for one in found]

    def _axe(self) -> list[str]:
        """What axe finds. It is read into a page that needs it, past the policy of the page, and into no other."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text())
        return self.page.evaluate(CHECK, STANDARDS)
