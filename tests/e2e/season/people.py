"""People of a season, each with a browser of their own: what they do is what a person would click and type."""

import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from contest.demonstration.people import DOMAIN
from contest.demonstration.people import PASSWORD as DEMO_PASSWORD
from core.clock import LOOK_EVERY_S
from tests.e2e.pages import open_page, visiting, wait_ready
from tests.e2e.season.mailbox import Mailbox

PASSWORD = "long enough for anybody"


@dataclass
class Person:
    page: Page
    url: str
    mailbox: Mailbox
    name: str
    host: str = "people.example"  # judges of the same host as an entrant are in conflict

    @property
    def email(self) -> str:
        return f"{self.name}@{self.host}"

    def open(self, path: str) -> Page:
        open_page(self.page, self.url + path)
        return self.page

    def press(self, label: str) -> None:
        """A button of the page; waits until the page has answered."""
        self.page.get_by_role("button", name=label, exact=True).first.click()
        self._answered()

    def tick(self, words: str) -> None:
        self.page.get_by_text(words).first.click()
        self._answered()

    def fill(self, label: str, words: str, *, nth: int = 0) -> None:
        """A field of the page, left again so that the page knows."""
        box = self.page.get_by_label(label).nth(nth)
        box.fill(words)
        box.blur()
        self._answered()

    def unfold(self, words: str) -> None:
        """Opens what is folded away."""
        self.page.locator("summary", has_text=words).first.click()
        self._answered()

    def choose(self, label: str, option: str, *, nth: int = 0, within: Locator | None = None) -> None:
        """An option of a list, by its words or some of them."""
        lists = (within or self.page).locator('[data-testid="stSelectbox"], [data-testid="stMultiSelect"]')
        box = lists.filter(has_text=label).nth(nth).locator("input").first
        offered = self.page.get_by_role("listbox").get_by_role("option")
        box.click()
        for _try in range(5):  # an answer of the page to what was done before may close the list again
            self.page.wait_for_timeout(400)
            if offered.count():
                break
            box.press("ArrowDown")
        exact = offered.get_by_text(option, exact=True)
        (exact if exact.count() else offered.filter(has_text=option)).first.click()
        if self.page.get_by_role("listbox").count():  # of several things, it waits for more
            self.page.keyboard.press("Escape")
        self._answered()

    def upload(self, field: str, name: str, content: bytes) -> None:
        self.page.locator(field).set_input_files({"name": name, "mimeType": "", "buffer": content})
        self.page.get_by_role("button", name="上传", exact=True).click()
        wait_ready(self.page)

    def settle(self, section: str, field: str, option: str, reason: str) -> None:
        """Fills in a folded form of the console that asks for one of a list, a reason and a tick, and sends it."""
        self.unfold(section)
        folded = self.page.locator("details[open]", has=self.page.locator("summary", has_text=section)).last
        self.choose(field, option, within=folded)
        folded.get_by_label("理由").fill(reason)
        folded.get_by_text("我确认").click()
        folded.get_by_role("button", name=section).click()
        self._answered()

    def _answered(self) -> None:
        """A click reaches the server and its answer the page: the run begins within a moment, and then ends."""
        self.page.wait_for_timeout(700)
        wait_ready(self.page)

    def told(self, words: str) -> None:
        """The page says so."""
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=20_000)

    # ---- account ---------------------------------------------------------------------------------------------

    def register(self, display: str, affiliation: str = "", back: str = "/contest") -> None:
        """Fills in the form, opens the mailed link, presses its button."""
        page = self.open(f"/register?next={back}")
        page.get_by_label("邮箱").fill(self.email)
        page.get_by_label("密码").fill(PASSWORD)
        page.locator("#ac-display").fill(display)
        page.locator("#ac-affiliation").fill(affiliation)
        page.locator("input[name=agreed]").check()
        page.get_by_role("button", name="注册", exact=True).click()
        wait_ready(page)
        self.open_link(self.mailbox.link_for(self.email, "/link"))
        page.get_by_role("button", name="确认邮箱并登录").click()
        wait_ready(page)

    def sign_in(self, email: str, password: str) -> None:
        page = self.open("/login")
        page.locator("#ac-email").fill(email)
        page.locator("#ac-password").fill(password)
        page.get_by_role("button", name="登录", exact=True).first.click()
        wait_ready(page)

    def sign_in_to_demonstration(self) -> None:
        """As the account of the demonstration with this person's name."""
        self.sign_in(f"{self.name}@{DOMAIN}", DEMO_PASSWORD)

    def open_link(self, address: str) -> None:
        open_page(self.page, address)


@dataclass
class Season:
    url: str
    mailbox: Mailbox
    clock: Path
    browser: Browser
    opened: ExitStack
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, name: str, host: str = "people.example") -> Person:
        """The one of this name, in the browser they have used since they came."""
        if name not in self.people:
            page = self.opened.enter_context(visiting(self.browser))
            self.people[name] = Person(page, self.url, self.mailbox, name, host)
        return self.people[name]

    def go_to_day(self, day: int) -> None:
        """This many days after the season began, for the portal and all its people."""
        self.clock.write_text(str(day * 86_400))
        time.sleep(2 * LOOK_EVERY_S)
