"""Asks the API everything that its description allows and more, with a token of the administrator's
making, and compares each answer with the description: no fault of the server's own, no answer that is
not described.

    contract.py http://127.0.0.1:8100 [--examples 40] [--seconds 60]
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

# Nothing is left beside the sources.
sys.dont_write_bytecode = True

from playwright.sync_api import sync_playwright

from journeys.office import Office
from journeys.programs import make_token
from journeys.walking import View, Walk

# Accounts that together have the right to every call; what one lacks is refused as the description says.
ACCOUNTS = [
    ("peraga.manpower-office", "see-people", "see-periods", "see-units", "see-arrears"),
    ("peraga.finance-agency", "see-periods", "propose-payment"),
]
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
    "response_schema_conformance,ignored_auth"
)


def token(base, login, *rights):
    """As the administrator makes one, on the page."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        walk = Walk(
            browser,
            Office(base, os.environ["NAUNGAN_PROGRAM"], os.environ["NAUNGAN_PORTAL"]),
            View("id", 1280),
        )
        walk.enter("administrator")
        made = make_token(walk, "kontrak", login, *rights)
        browser.close()
    return made


def main():
    reading = argparse.ArgumentParser()
    reading.add_argument("base")
    reading.add_argument("--examples", default="25")
    reading.add_argument("--seconds", default="25")
    asked = reading.parse_args()
    here = str(Path(__file__).resolve().parent)
    environment = {
        **os.environ,
        "NO_COLOR": "1",
        "PYTHONPATH": here,
        "SCHEMATHESIS_HOOKS": "contract_formats",
    }
    wrong = 0
    for login, *rights in ACCOUNTS:
        done = subprocess.run(
            [
                Path(sys.executable).with_name("schemathesis"),
                "run",
                f"{asked.base}/api/openapi.json",
                "-H",
                f"Authorization: Bearer {token(asked.base, login, *rights)}",
                "--checks",
                CHECKS,
                "--phases",
                "examples,coverage,fuzzing",
                "--max-examples",
                asked.examples,
                "--max-time",
                asked.seconds,
                "--seed",
                "2026",
                "--continue-on-failure",
                "--output-truncate",
                "true",
            ],
            env=environment,
            capture_output=True,
            text=True,
            cwd=tempfile.gettempdir(),
        )
        wrong += done.returncode != 0
        if done.returncode:
            print(done.stdout, done.stderr[-2_000:])
        counted = [line.strip() for line in done.stdout.splitlines() if "generated," in line]
        print(f"the API as {login}: {'; '.join(counted)}")
    sys.exit(1 if wrong else 0)


main()
