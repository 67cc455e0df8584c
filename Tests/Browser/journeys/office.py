"""What the program says of the same books elsewhere: on its command line and to other programs. Journeys
compare
what a page shows with it, and keep no figure of their own."""

import http.client
import json
import os
import re
import subprocess
import urllib.error
import urllib.request


class Office:
    """One portal of the demonstration, with its command line and its tokens."""

    language_cookie = "bahasa"

    def __init__(self, base, program, folder):
        self.base, self.program, self.tokens = base, program, {}
        keys = re.findall(r"export (\w+)='([^']*)'", open(f"{folder}/kunci.env").read())
        self.environment = {**os.environ, **dict(keys)}
        # The day of the demonstration, and the month before it, whose bills are out.
        self.today, self.month, self.last_month = "2026-07-06", "2026-07", "2026-06"
        # Where the accounts of the demonstration that belong to one unit work.
        self.unit = "DINAS PENDIDIKAN"

    def command(self, *words):
        """What a command answers, one object an entry."""
        if words[0] in ("audit", "period"):
            words += ("--government", "1671")
        done = subprocess.run(
            [self.program, *words, "--format", "json"],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if done.returncode > 1:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip()[:300]}")
        text = done.stdout.strip()
        return json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]

    def ask(self, path, token="reading", body=None, headers=None):
        """A call of the API: the status and what was answered."""
        bearer = self.tokens.get(token, token)
        request = urllib.request.Request(
            self.base + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {bearer}",
                "Content-Type": "application/json",
                **(headers or {}),
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            return refused.code, json.loads(refused.read())

    def browse(self, path, headers):
        """The status of a page, as a program sees it that follows nothing."""
        connection = http.client.HTTPConnection(self.base.removeprefix("http://"), timeout=20)
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status

    def periods(self, month):
        """The registrations of a month by their name."""
        status, answer = self.ask(f"/api/v1/periods?month={month}")
        if status != 200:
            raise RuntimeError(f"periods of {month}: {status} {answer}")
        return {row["name"]: row for row in answer["periods"]}


def rupiah(amount):
    """As every page writes it: Rp1.234.567."""
    return ("-" if amount < 0 else "") + "Rp" + f"{abs(amount):,}".replace(",", ".")
