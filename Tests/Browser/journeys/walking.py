"""Somebody walks through the portal in a browser, in one language and on one screen. Every page on the way is
looked at: does it stand, is it in the language, does it fit the screen, does the browser complain?"""

import time
from pathlib import Path

from playwright.sync_api import Error

from .sentences import pattern, sentence


class Failed(Exception):
    """What a journey expected did not happen."""


class View:
    """A language, a width in pixels, and whether scripts run."""

    def __init__(self, language, width, script=True):
        self.language, self.width, self.script = language, width, script

    def __str__(self):
        return f"{self.language} at {self.width}{'' if self.script else ' without JavaScript'}"


class Walk:
    """One browser window after another, each of a role, in one view."""

    def __init__(self, browser, office, view):
        self.browser, self.office, self.view = browser, office, view
        self.windows, self.page, self.complaints, self.pages = {}, None, [], 0

    def say(self, key, **filled):
        return sentence(self.view.language, key, **filled)

    # Entering

    def window(self, name):
        """A window of its own, with nothing remembered."""
        if name in self.windows:
            self.windows.pop(name).context.close()
        context = self.browser.new_context(
            viewport={"width": self.view.width, "height": 900},
            java_script_enabled=self.view.script,
            locale={"id": "id-ID", "en": "en-GB"}[self.view.language],
            accept_downloads=True,
        )
        context.set_default_timeout(20_000)
        context.add_cookies(
            [{"name": self.office.language_cookie, "value": self.view.language, "url": self.office.base}]
        )
        self.page = self.windows[name] = context.new_page()
        self.page.on("console", lambda message: self.complain(message))
        return self.page

    def complain(self, message):
        if message.type == "error" and "status of 4" not in message.text:
            self.complaints.append(message.text[:200])

    def enter(self, role):
        """Through the door of the demonstration, once a role and view."""
        if role in self.windows:
            self.page = self.windows[role]
            return
        self.window(role)
        self.go("/peragaan")
        self.page.locator(f"main form:has(input[value='{role}']) button").click()
        self.look()
        self.expects(
            f"{role} has entered and finds the way out",
            self.page.get_by_role("button", name=self.say("portal.sign-out")).count() == 1,
        )

    # Going on

    def go(self, path, status=200):
        try:
            answer = self.page.goto(self.office.base + path)
        except Error as aborted:
            # A page that waits for work loads itself again, perhaps in this moment.
            if "ERR_ABORTED" not in str(aborted):
                raise
            answer = self.page.goto(self.office.base + path)
        self.expects(f"{path} is answered with {status} and not {answer.status}", answer.status == status)
        self.look()

    def press(self, key, place="main", **filled):
        """Presses a button by what stands on it."""
        button = self.page.locator(place).get_by_role(
            "button", name=pattern(self.view.language, key, **filled)
        )
        self.expects(f"there is a button “{self.say(key, **filled)}”", button.count() > 0)
        button.first.click()
        self.look()

    def follow(self, key, place="main", **filled):
        """Follows a link by what stands on it; in the menu also one that is folded away."""
        folded = self.page.locator("nav.nav details:not([open]) > summary")
        if place == "nav" and folded.count():
            folded.first.click()
        link = self.page.locator(place).get_by_role("link", name=pattern(self.view.language, key, **filled))
        self.expects(f"there is a link “{self.say(key, **filled)}”", link.count() > 0)
        link.first.click()
        self.look()

    def write(self, name, value):
        self.page.locator(f"main [name='{name}']").first.fill(value)

    def choose(self, name, value):
        self.page.locator(f"main select[name='{name}']").select_option(value)

    # Looking

    def look(self):
        self.page.wait_for_load_state("load")
        self.pages += 1
        where = self.page.url.removeprefix(self.office.base)
        text = self.page.locator("body").inner_text()
        html = self.page.locator("html")
        self.expects(
            f"{where} is not broken",
            sentence("id", "error.broken.title") not in text
            and sentence("en", "error.broken.title") not in text,
        )
        self.expects(f"{where} has one heading", self.page.locator("h1").count() == 1)
        self.expects(f"{where} is in {self.view.language}", html.get_attribute("lang") == self.view.language)
        self.expects(f"{where} has all its sentences", "⟨" not in text)
        wide = html.evaluate("all => all.scrollWidth")
        self.expects(f"{where} is {wide} pixels wide on {self.view.width}", wide <= self.view.width)
        self.expects(f"{where}: the browser complains: {self.complaints}", not self.complaints)

    def text(self, place="main"):
        return self.page.locator(place).inner_text()

    def sees(self, key, **filled):
        wanted = self.say(key, **filled)
        self.expects(f"the page says “{wanted}”", wanted.lower() in self.text().lower())

    def expects(self, claim, holds):
        if not holds:
            raise Failed(claim)

    def waits(self, claim, holds, seconds=20):
        """Looks again and again, as somebody does who waits for long work."""
        end = time.monotonic() + seconds
        while not holds():
            self.expects(claim, time.monotonic() < end)
            time.sleep(0.4)
            self.page.reload()
        self.look()

    def pressed_file(self, press):
        """What a press downloads, as a path."""
        with self.page.expect_download() as coming:
            press()
        return Path(coming.value.path())

    def picture(self, path):
        if self.page:
            self.page.screenshot(path=str(path), full_page=True)

    def close(self):
        for page in self.windows.values():
            page.context.close()
