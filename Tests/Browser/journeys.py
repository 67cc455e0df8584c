"""Goes the ways that people go through the portal of the demonstration, from sign-in to the result: each
role, in Indonesian at 1280 pixels and in English at 320, and as strangers who mean harm. Ends with 1, a
sentence a journey that did not end as expected, and a picture of where it stopped.

    journeys.py http://127.0.0.1:8100 [part of a journey's name ...] [--pictures FOLDER]

The program and the folder of its demonstration come from NAUNGAN_PROGRAM and NAUNGAN_PORTAL, as
scripts/with-portal sets them.
"""

import argparse
import os
import sys
import time
import traceback
from pathlib import Path

# Nothing is left beside the sources.
sys.dont_write_bytecode = True

from playwright.sync_api import Error, sync_playwright

from journeys import every_module
from journeys.office import Office
from journeys.walking import Failed, View, Walk

VIEWS = [View("id", 1280), View("en", 320, script=False)]


def take(journey, walk, pictures):
    """One journey; what went wrong, or nothing."""
    try:
        journey(walk)
    except Failed as failed:
        wrong = f"not so: {failed}"
    except Error as failed:
        wrong = f"the browser: {str(failed).splitlines()[0]}"
    except Exception:
        wrong = traceback.format_exc(limit=-3)
    else:
        return None
    pictures.mkdir(parents=True, exist_ok=True)
    picture = pictures / f"{journey.__name__}-{walk.view.language}.png"
    try:
        walk.picture(picture)
    except Error:
        picture = "no picture"
    where = walk.page.url if walk.page else "nowhere"
    walk.complaints.clear()
    return f"{journey.__name__.replace('_', ' ')} ({walk.view}): {wrong}\n    at {where}, see {picture}"


def main():
    reading = argparse.ArgumentParser()
    reading.add_argument("base")
    reading.add_argument("names", nargs="*")
    reading.add_argument("--pictures", default=".build/journeys")
    reading.add_argument("--times", action="store_true")
    asked = reading.parse_intermixed_args()
    office = Office(asked.base, os.environ["NAUNGAN_PROGRAM"], os.environ["NAUNGAN_PORTAL"])
    wrong, gone, pages, begun = [], 0, 0, time.monotonic()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for view in VIEWS:
            walk = Walk(browser, office, view)
            for journey in every_module(view):
                if asked.names and not any(name in journey.__name__ for name in asked.names):
                    continue
                start = time.monotonic()
                wrong += [found for found in [take(journey, walk, Path(asked.pictures))] if found]
                gone += 1
                if asked.times:
                    print(f"{time.monotonic() - start:5.1f} s  {journey.__name__} ({view})", flush=True)
            pages += walk.pages
            walk.close()
        browser.close()
    for sentence in wrong:
        print(sentence)
    took = time.monotonic() - begun
    print(f"{gone} journeys over {pages} pages in {took:.0f} s, {len(wrong)} ended otherwise")
    sys.exit(1 if wrong or not gone else 0)


main()
