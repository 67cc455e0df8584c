"""Enters the portal as an officer and asks it by wrk from 16 connections; then the same people of Django.

    portal_load.py BASE SLIP SECONDS TOKEN DJANGO      one line a question: requests a second, p50, p99, errors
"""

import http.cookiejar
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

LUA = """
local paths = {%s}
local at = 0
request = function()
    at = at + 1
    return wrk.format("GET", paths[at %% #paths + 1], {%s})
end
done = function(summary, latency, requests)
    print(string.format("%%.0f\\t%%.1f\\t%%.1f\\t%%d", summary.requests / summary.duration * 1e6,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        summary.errors.status + summary.errors.timeout + summary.errors.read))
end
"""
NEW = "empat puluh dua kuda baterai"


def entered(base, login, first):
    """A browser that has chosen its own password."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(path):
        return browser.open(base + path).read().decode()

    def send(path, page, **fields):
        fields["tanda"] = re.search(r'name="tanda" value="([^"]*)"', page).group(1)
        data = urllib.parse.urlencode(fields).encode()
        asked = urllib.request.Request(base + path, data, {"Sec-Fetch-Site": "same-origin"})
        return browser.open(asked).read().decode()

    page = send("/masuk", get("/masuk"), login=login, sandi=first, ke="", kode="")
    if 'name="ulang"' in page:
        send("/akun/sandi", page, lama=first, baru=NEW, ulang=NEW)
    people = re.findall(r'href="/orang/(\d+)"', get("/orang"))
    if not people:
        sys.exit("nobody is listed: did the sign-in fail?")
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar), people


def load(name, base, paths, seconds, **headers):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        quoted = ", ".join(f'"{path}"' for path in paths)
        script.write(LUA % (quoted, ", ".join(f'["{key}"] = "{value}"' for key, value in headers.items())))
        script.flush()
        run = ["wrk", "-t1", "-c16", f"-d{seconds}s", "-s", script.name, base]
        said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    rate, middle, worst, errors = said.strip().splitlines()[-1].split("\t")
    print(f"{name:<34} {rate:>7}/s  p50 {middle:>6} ms  p99 {worst:>6} ms  errors {errors}", flush=True)
    return float(rate)


def main(base, slip, seconds, token, django):
    login, first = slip.split(":", 1)
    cookie, people = entered(base, login, first)
    load("list of people, page", base, ["/orang"], seconds, Cookie=cookie)
    load("people found by a name, page", base, ["/orang?cari=SITI+RAHAYU"], seconds, Cookie=cookie)
    load("one person, page", base, [f"/orang/{one}" for one in people], seconds, Cookie=cookie)
    ours = load("list of people, API", base, ["/api/v1/people"], seconds, Authorization=f"Bearer {token}")
    load("list of people, API, made anew", base, ["/api/v1/people"], seconds,
         Authorization=f"Bearer {token}", **{"Cache-Control": "no-cache"})
    theirs = load("list of people, Django REST", django, ["/people"], seconds)
    print(f"API over Django REST: {ours / theirs:.1f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5])
