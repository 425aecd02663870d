"""People of a season, each with a browser of their own: what they do is what a person would click and type."""

import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from contest.demonstration.people import DOMAIN
from contest.demonstration.people import PASSWORD as DEMO_PASSWORD
from core.clock import LOOK_EVERY_S, as_local, utc_now
from tests.e2e.pages import READY_WITHIN_MS, open_page, visiting, wait_ready
from tests.e2e.season.mailbox import Mailbox

PASSWORD = "long enough for anybody"
_RUNNING = '[data-testid="stApp"]:not([data-test-script-state="notRunning"])'
_BEGINS_WITHIN_MS = 700
NOTHING: Mapping[str, str] = {}


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

    def pick_day(self, label: str, day: date) -> None:
        """A box for a date: year, month and day are typed one after the other."""
        box = self.page.locator('[data-testid="stDateInput"]').filter(has_text=label)
        box.locator('[data-type="year"]').click()
        self.page.keyboard.type(f"{day:%Y%m%d}", delay=60)
        self.page.locator("h1").first.click()  # anywhere else: it counts once the calendar below it is closed
        self._answered()

    def unfold(self, words: str) -> None:
        """Opens what is folded away; leaves open what is open."""
        folded = self.page.locator("details", has=self.page.locator("summary", has_text=words)).last
        if folded.get_attribute("open") is None:
            folded.locator("summary").first.click()
            self._answered()

    def choose(self, label: str, option: str, *, nth: int = 0, within: Locator | None = None) -> None:
        """An option of a list, by its words or some of them."""
        lists = (within or self.page).locator('[data-testid="stSelectbox"], [data-testid="stMultiSelect"]')
        box = lists.filter(has_text=label).nth(nth).locator("input").first
        offered = self.page.get_by_role("listbox").get_by_role("option")
        box.click()
        for _try in range(25):  # an answer of the page to what was done before may close the list again
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

    def settle(
        self, section: str, *, chosen: Mapping[str, str] = NOTHING, reason: str = "", ticks: Iterable[str] = ()
    ) -> None:
        """Fills in a form of the console under this heading, unfolding it where it is folded, and sends it."""
        self.unfold(section)
        folded = self.page.locator("details", has=self.page.locator("summary", has_text=section)).last
        for label, option in chosen.items():
            self.choose(label, option, within=folded)
        if reason:
            folded.get_by_label("理由").fill(reason)
        for words in ticks:
            folded.get_by_text(words, exact=False).first.click()
        folded.get_by_role("button", name=section).click()
        self._answered()

    def press_like(self, beginning: str) -> None:
        """A button whose label goes on with what it is about."""
        self.page.get_by_role("button", name=beginning).first.click()
        self._answered()

    def follow(self, label: str) -> None:
        """A link of the page."""
        self.page.get_by_role("link", name=label).first.click()
        self._answered()

    def confirm_act(self) -> None:
        """The one act that waits for a second organiser."""
        self.tick("我已核对，确认这样做")
        self.press("确认")
        self.told("已确认，事项已生效")

    def _answered(self) -> None:
        """A click reaches the server and its answer the page: the run begins within a moment, and then ends.

        Not every click makes one: a field of a form waits for the button.
        """
        with suppress(TookTooLong):
            self.page.wait_for_selector(_RUNNING, state="attached", timeout=_BEGINS_WITHIN_MS)
        wait_ready(self.page)

    def told(self, words: str) -> None:
        """The page says so."""
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=READY_WITHIN_MS)

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

    def set_a_new_password(self) -> None:
        """As somebody who has forgotten it: by the mailed link, which signs in as well."""
        page = self.open("/forgot")
        page.get_by_label("邮箱").fill(self.email)
        page.get_by_role("button", name="寄送链接").click()
        wait_ready(page)
        self.open_link(self.mailbox.link_for(self.email, "/link"))
        page.get_by_label("新密码").fill(PASSWORD)
        page.get_by_role("button", name="保存并登录").click()
        wait_ready(page)

    def sign_in(self) -> None:
        """For the first time, or again: a session lasts fourteen days."""
        page = self.open("/login")
        page.locator("#ac-email").fill(self.email)
        page.locator("#ac-password").fill(DEMO_PASSWORD if self.host == DOMAIN else PASSWORD)
        page.get_by_role("button", name="登录", exact=True).first.click()
        wait_ready(page)

    def open_link(self, address: str) -> None:
        open_page(self.page, address)


@dataclass
class Season:
    url: str
    mailbox: Mailbox
    clock: Path
    browser: Browser
    opened: ExitStack
    began_on: date = field(default_factory=lambda: as_local(utc_now()).date())
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, name: str, host: str = "people.example") -> Person:
        """The one of this name, in the browser they have used since they came."""
        if name not in self.people:
            page = self.opened.enter_context(visiting(self.browser))
            self.people[name] = Person(page, self.url, self.mailbox, name, host)
        return self.people[name]

    def official(self, name: str) -> Person:
        """The account of the demonstration with this name."""
        return self.person(name, DOMAIN)

    def day(self, number: int) -> date:
        """The day of Beijing so many days after the season began."""
        return self.began_on + timedelta(days=number)

    def go_to_day(self, day: int) -> None:
        """This many days after the season began, for the portal and all its people."""
        self.clock.write_text(str(day * 86_400))
        time.sleep(2 * LOOK_EVERY_S)
