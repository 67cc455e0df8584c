"""The national page over 514 governments and 60 million people, all of them counts.

    bench/nation.py PROGRAM [PORT]

Serves a demonstration, adds to its database the totals of every regency and city of law/regions for thirteen
months and their 500 groups for two, enters as the ministry and opens /nasional, a province and the map. Prints milliseconds: the median and the slowest of fifty, after one to warm up.
"""

import csv
import http.cookiejar
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

PEOPLE = 60_000_000
GROUPS = 500
MONTHS = [202500 + m for m in range(7, 13)] + [202600 + m for m in range(1, 8)]


def regions():
    top = os.path.join(os.path.dirname(__file__), "..", "law", "regions")
    with open(os.path.join(top, "provinces.csv")) as lines:
        provinces = [(int(row["kode"]), row["nama"]) for row in csv.DictReader(lines)]
    with open(os.path.join(top, "regencies.csv")) as lines:
        regencies = [(int(row["kode"].replace(".", "")), row["nama"]) for row in csv.DictReader(lines)]
    return provinces, regencies


def fill(path):
    chance = random.Random(514)
    provinces, regencies = regions()
    base = sqlite3.connect(path, timeout=60)
    base.execute("PRAGMA synchronous = OFF")
    there = {row[0] for row in base.execute("SELECT gov_id FROM government")}
    base.executemany("INSERT OR IGNORE INTO region VALUES (?, NULL, 1, ?)", provinces)
    base.executemany(
        "INSERT OR IGNORE INTO region VALUES (?, ?, 2, ?)", [(c, c // 100, n) for c, n in regencies])
    weights = [chance.paretovariate(1.2) for _ in regencies]
    scale = PEOPLE / sum(weights)
    people = 0
    for (code, name), weight in zip(regencies, weights):
        if code in there:
            continue
        base.execute("INSERT INTO government VALUES (?, ?, ?, 0)", (code, code, name))
        base.execute("INSERT INTO coverage_head VALUES (?, 0, 0, 0, ?, ?)", (code, MONTHS[0], MONTHS[-1]))
        size = max(GROUPS, int(weight * scale))
        people += size
        each = size // GROUPS
        for month in MONTHS:
            rows = [
                (code, month, 1 + g // 4, "pu" if g % 2 else "bpu", f"k{g % 7}", "LP"[g % 2], each, each,
                 each * chance.randint(20, 90) // 100)
                for g in range(GROUPS)
            ]
            if month >= MONTHS[-2]:
                base.executemany("INSERT INTO coverage_rollup VALUES (?,?,?,?,?,?,?,?,?)", rows)
            for segment in ("pu", "bpu"):
                own = [row for row in rows if row[3] == segment]
                base.execute(
                    "INSERT INTO coverage_total VALUES (?, ?, ?, ?, ?, ?)",
                    (code, month, segment, *(sum(row[k] for row in own) for k in (6, 7, 8))))
    base.commit()
    base.close()
    return people


def wait(address):
    for _ in range(240):
        try:
            return urllib.request.urlopen(address + "/masuk").read()
        except OSError:
            time.sleep(0.5)
    sys.exit("it does not answer")


def enter(address, role):
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(address + "/peragaan").read().decode()
    form = next(part for part in page.split("<form")[1:] if f'value="{role}"' in part)
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    browser.open(address + "/peragaan", urllib.parse.urlencode(fields).encode()).read()
    return browser


def measure(browser, address):
    times = []
    for _ in range(51):
        begin = time.perf_counter()
        size = len(browser.open(address).read())
        times.append((time.perf_counter() - begin) * 1000)
    times = sorted(times[1:])
    return times[25], times[-1], size


def main():
    program, port = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "8103"
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        place = os.path.join(folder, "demo")
        serve = [program, "serve", "--demo", "--demo-folder", place, "--port", port]
        server = subprocess.Popen(serve, stdout=subprocess.DEVNULL)
        try:
            wait(address)
            people = fill(os.path.join(place, "naungan.db"))
            browser = enter(address, "ministry")
            print(f"{people:,} people in {len(regions()[1])} governments")
            for path in ("/nasional?bulan=2026-06", "/nasional?bulan=2026-06&provinsi=35", "/cakupan/peta"):
                median, worst, size = measure(browser, address + path)
                print(f"{path:40} median {median:6.1f} ms  slowest {worst:6.1f} ms  {size:,} bytes")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
