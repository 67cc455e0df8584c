"""The pages of the government's year over 100,000 people and 5,000 units.

    bench/year.py PROGRAM [PORT] [PEOPLE] [UNITS]

Serves a demonstration, adds to its city so many units with an agreement each and so many people at work in them,
enters as the office of manpower and opens what counts people or lists units. Prints milliseconds: the median and
the slowest of fifty, after one to warm up. A scenario is asked with another number each time, as a slider does.
"""

import itertools
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

from nation import enter, wait

CITY = 1671


def columns(base, table):
    return [row[1] for row in base.execute(f"PRAGMA table_info({table})")]


def copies(base, table, key, condition, changes, numbers):
    """Rows of a table again, with other numbers in some columns."""
    names = columns(base, table)
    row = base.execute(f"SELECT * FROM {table} WHERE {condition} ORDER BY {key} LIMIT 1").fetchone()
    row = dict(zip(names, row))
    marks = ", ".join("?" * len(names))
    base.executemany(
        f"INSERT INTO {table} VALUES ({marks})",
        ([{**row, **changes(n)}[name] for name in names] for n in numbers))


def fill(path, people, units):
    base = sqlite3.connect(path, timeout=60)
    base.execute("PRAGMA synchronous = OFF")
    here = f"gov_id = {CITY}"
    first = 7_000_000_000_000
    copies(base, "unit", "unit_id", f"{here} AND parent_unit_id IS NULL", lambda n: {
        "unit_id": first + n, "code": f"9.{n}", "name": f"Kelurahan {n}"}, range(units))
    copies(base, "agreement", "agreement_id", f"{here} AND stage = 'signed'", lambda n: {
        "agreement_id": first + n, "unit_id": first + n, "paper_id": None, "number": f"PKS/{n}",
        "valid_from": 20260101, "valid_to": 20261231}, range(units))
    copies(base, "person", "person_id", here, lambda n: {
        "person_id": first + n, "name": f"PEKERJA {n}"}, range(people))
    copies(base, "job_spell", "spell_id", f"{here} AND superseded_ms = 9223372036854775807 AND valid_to = 99991231",
           lambda n: {"spell_id": first + n, "person_id": first + n, "unit_id": first + n % units}, range(people))
    base.execute("UPDATE coverage_head SET chain_ms = 0, sequence = 0 WHERE gov_id = ?", (CITY,))
    base.commit()
    base.close()


def measure(browser, paths):
    times, size = [], 0
    for path in itertools.islice(paths, 51):
        begin = time.perf_counter()
        size = len(browser.open(path).read())
        times.append((time.perf_counter() - begin) * 1000)
    warm = sorted(times[1:])
    return times[0], warm[len(warm) // 2], warm[-1], size


def main():
    program, port = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "8103"
    people = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
    units = int(sys.argv[4]) if len(sys.argv) > 4 else 5_000
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        place = os.path.join(folder, "demo")
        serve = [program, "serve", "--demo", "--demo-folder", place, "--port", port]
        server = subprocess.Popen(serve, stdout=subprocess.DEVNULL)
        try:
            wait(address)
            fill(os.path.join(place, "naungan.db"), people, units)
            browser = enter(address, "manpower-office")
            print(f"{people:,} people in {units:,} units")
            moving = (f"{address}/anggaran/skenario?kelompok=non-asn&tambah-rtrw={n * 37}" for n in range(51))
            begin, median, worst, size = measure(browser, moving)
            print(f"{'/anggaran/skenario, moving':32} first {begin:7.0f} ms  median {median:6.1f} ms  "
                  f"slowest {worst:6.1f} ms  {size:,} bytes")
            for path in ("/pks", "/pks?bagian=berlaku", "/cakupan", "/cakupan?menurut=decile", "/cakupan/belum",
                         "/cakupan/mutu", "/regulasi/kepatuhan", "/terbuka"):
                begin, median, worst, size = measure(browser, itertools.repeat(address + path))
                print(f"{path:32} first {begin:7.0f} ms  median {median:6.1f} ms  slowest {worst:6.1f} ms  "
                      f"{size:,} bytes")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
