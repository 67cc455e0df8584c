"""Enters the demonstration as every role, opens every page that its menu and pages lead to, and looks:
is it there, small enough, valid HTML, wide enough for 320 pixels, without a breach of axe's rules, and the
same without JavaScript? Ends with 1 and a list of what is wrong.

    crawl.py http://127.0.0.1:8100 [role ...] [--pictures FOLDER]
"""
import argparse
import re
import sys
import time
from pathlib import Path

import axe_playwright_python
import html5lib
from playwright.sync_api import sync_playwright

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
SIZE = 60_000  # bytes, the most that a page may have
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Links that are not pages: files, other languages, and doors out.
SKIPPED = re.compile(r"/keluar|/api/|/aset/|bahasa=|\.(pdf|xlsx|csv|txt|zip)\b|unduh|ekspor|/berkas\b")
MOST = 24  # pages a role


def pattern(path):
    """`/orang/123?a=b` and `/orang/456` are the same kind of page."""
    return re.sub(r"/[0-9][0-9A-Za-z.-]*", "/#", path.split("?")[0])


class Crawl:
    def __init__(self, browser, base, pictures):
        self.browser, self.base, self.pictures = browser, base, pictures
        self.faults, self.looked, self.kinds, self.slowest = [], 0, set(), (0, "")

    def fault(self, role, path, text):
        self.faults.append(f"{role} {path}: {text}")

    def role(self, role):
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.on("console", lambda m: m.type == "error" and "404" not in m.text
                and self.fault(role, page.url, f"console: {m.text[:200]}"))
        page.goto(f"{self.base}/peragaan")
        page.locator(f"form:has(input[name=peran][value='{role}']) button").click()
        waiting, seen, kinds = ["/"], set(), {}
        while waiting and len(seen) < MOST:
            path = waiting.pop(0)
            kind = pattern(path)
            if path in seen or kinds.get(kind, 0) >= 2:
                continue
            seen.add(path)
            kinds[kind] = kinds.get(kind, 0) + 1
            waiting += self.look(page, role, path)
        self.without_script(context, role, sorted(seen)[:12])
        context.close()

    def look(self, page, role, path):
        start = time.monotonic()
        answer = page.goto(self.base + path)
        took = time.monotonic() - start
        self.slowest = max(self.slowest, (took, f"{role} {path}"))
        self.looked += 1
        if answer.status != 200:
            self.fault(role, path, f"status {answer.status}")
            return []
        text = answer.text()
        if "text/html" not in answer.headers.get("content-type", ""):
            return []
        if len(text.encode()) > SIZE:
            self.fault(role, path, f"{len(text.encode())} bytes")
        if "⟨" in text:
            self.fault(role, path, f"a key without its sentence: {text[text.index('⟨'):][:60]}")
        unfilled = re.search(r"\{[a-z]+\}", re.sub(r"<[^>]*>", "", text))
        if unfilled:
            self.fault(role, path, f"a place that is not filled: {unfilled.group()}")
        if pattern(path) not in self.kinds:
            self.kinds.add(pattern(path))
            self.closely(page, role, path, text)
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
        inside = [link.split("#")[0] for link in links if link.startswith("/") and not SKIPPED.search(link)]
        return [link for link in dict.fromkeys(inside) if link]

    def closely(self, page, role, path, text):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        for place, code, _ in parser.errors[:3]:
            self.fault(role, path, f"HTML: {code} at {place}")
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.fault(role, path, f"{wide} pixels wide at {width}")
            page.evaluate(AXE)
            found = page.evaluate("rules => axe.run(document, rules)", RULES)
            for breach in found["violations"]:
                where = breach["nodes"][0]["target"]
                self.fault(role, path, f"axe at {width}: {breach['id']} ({breach['help']}) {where}")
            if self.pictures:
                name = f"{role}{pattern(path).replace('/', '_').replace('#', 'N')}-{width}.png"
                page.screenshot(path=str(Path(self.pictures) / name), full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})

    def without_script(self, context, role, paths):
        """The same pages with JavaScript off have the same headings."""
        plain = self.browser.new_context(
            java_script_enabled=False, storage_state=context.storage_state(),
            viewport={"width": 320, "height": 640})
        page = plain.new_page()
        for path in paths:
            answer = page.goto(self.base + path + ("&" if "?" in path else "?") + "bahasa=en")
            if answer.status != 200 or page.locator("h1").count() != 1:
                heads = page.locator("h1").count()
                self.fault(role, path, f"without JavaScript: {answer.status}, {heads} h1")
            if page.locator("html").get_attribute("lang") != "en":
                self.fault(role, path, "is not in English when English was asked for")
        plain.close()


def main():
    reading = argparse.ArgumentParser()
    reading.add_argument("base")
    reading.add_argument("roles", nargs="*")
    reading.add_argument("--pictures")
    asked = reading.parse_args()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{asked.base}/peragaan")
        roles = asked.roles or page.eval_on_selector_all("input[name=peran]", "all => all.map(i => i.value)")
        crawl = Crawl(browser, asked.base, asked.pictures)
        for path in ("/masuk", "/peragaan", "/periksa", "/manfaat", "/saya", "/bantuan"):
            crawl.look(page, "visitor", path)
        for role in roles:
            crawl.role(role)
        browser.close()
    for fault in dict.fromkeys(crawl.faults):
        print(fault)
    print(f"{crawl.looked} pages of {len(crawl.kinds)} kinds as {len(roles)} roles, "
          f"{len(set(crawl.faults))} faults; the slowest took {crawl.slowest[0]:.2f} s: {crawl.slowest[1]}")
    sys.exit(1 if crawl.faults or not roles else 0)


main()
