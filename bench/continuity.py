"""How long the first uncovered day of a whole government takes, beside plain SQL over the same tables.

    bench/continuity.py [PEOPLE]        # 1,000,000 without it; 24 months each

It invents books with SQL (nobody in them is real), asks `naungan continuity uncovered --timed` and then the
engine itself for the last paid month of each person: the least that any answer must read. SQLite is always
measured; PostgreSQL where NAUNGAN_TEST_POSTGRES names one (scripts/with-postgres).
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

NAUNGAN = os.environ.get("NAUNGAN", ".build/release/naungan")
PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
MONTHS = [y * 100 + m for y in (2024, 2025, 2026) for m in range(1, 13) if 202405 <= y * 100 + m <= 202604]
UNITS = 60

SMALL = [
    "INSERT INTO region (region_id, level, name) VALUES (16, 1, 'A')",
    "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES (1671, 16, 'B', 0)",
] + [
    f"INSERT INTO unit (gov_id, unit_id, kind, name, valid_from, valid_to, recorded_ms)"
    f" VALUES (1671, {u}, 'opd', 'Dinas {u}', 20200101, 99991231, 0)"
    for u in range(1, UNITS + 1)
] + [
    f"INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, risk_class, valid_from,"
    f" valid_to, recorded_ms) VALUES (1671, {u}, 'AA', '{u}', 'Divisi {u}', '{'bpu' if u % 2 else 'pu'}', 1,"
    f" 20200101, 99991231, 0)"
    for u in range(1, UNITS + 1)
] + [
    statement
    for month in MONTHS
    for u in range(1, UNITS + 1)
    for statement in (
        f"INSERT INTO period (gov_id, period, registration_id, state, changed_ms, finalised_ms)"
        f" VALUES (1671, {month}, {u}, 3, 0, 1)",
        f"INSERT INTO bill (gov_id, bill_id, registration_id, period, segment, version, state, raised, amount,"
        f" recorded_ms, changed_ms) VALUES (1671, {month * 100 + u}, {u}, {month}, 'pu', 1, 1, {month}01, 9, 1, 1)",
        f"INSERT INTO claim_state (gov_id, claim, recorded_ms, superseded_ms, registration_id, kind, claim_month,"
        f" owed, still_open, paid_on) VALUES (1671, 'bill/{month * 100 + u}', 1, 9223372036854775807, {u},"
        f" 'bill', {month}, 9, 0, {month}10)",
    )
]

# One person in seven stops somewhere in the 24 months, and has no job from then on; the others are paid through
# the last.
STOP = "(2024 * 12 + 4 + n / 7 % 24)"
FILL = [
    "INSERT INTO person (gov_id, person_id, name, born, nik_sealed, recorded_ms)"
    " SELECT 1671, 1000 + n, 'Nama', 19800101, '{seal}', 0 FROM ({numbers}) t",
    "INSERT INTO job_spell (gov_id, spell_id, version, person_id, unit_id, registration_id, valid_from, valid_to,"
    " recorded_ms, superseded_ms, category, segment, programmes, wage, wage_basis, funding, act_id)"
    " SELECT 1671, 5000 + n, 1, 1000 + n, 1 + n % 60, 1 + n % 60, 20240501,"
    f" CASE WHEN n % 7 <> 0 THEN 99991231 ELSE {STOP} / 12 * 10000 + ({STOP} % 12 + 1) * 100 + 28 END, 0,"
    " 9223372036854775807,"
    " 'phl', CASE WHEN n % 2 = 0 THEN 'bpu' ELSE 'pu' END, 3, 3000000, 'umk', 'apbd', 1 FROM ({numbers}) t",
    "INSERT INTO assessment (gov_id, period, spell_id, for_month, person_id, registration_id, reason, refusal, programmes,"
    " risk_class, wage, work_accident, death, old_age_employer, old_age_worker, pension_employer, pension_worker, job_loss)"
    " SELECT 1671, m.month, 5000 + n, m.month, 1000 + n, 1 + n % 60, 'regular', 0, 3, 1, 3000000, 7200, 9000, 0, 0, 0,"
    " 0, 0 FROM ({months}) m CROSS JOIN ({numbers}) t WHERE n % 7 <> 0 OR m.place <= n / 7 % 24"
    " ORDER BY m.month, n % 60, n",
]

PLAIN = (
    "SELECT COUNT(*), MIN(last), MAX(last) FROM (SELECT a.person_id, MAX(a.for_month) AS last FROM assessment a"
    " JOIN bill b ON b.gov_id = a.gov_id AND b.registration_id = a.registration_id AND b.period = a.period"
    " JOIN claim_state c ON c.gov_id = b.gov_id AND c.claim = 'bill/' || CAST(b.bill_id AS TEXT)"
    " WHERE a.gov_id = 1671 AND b.state = 1 AND c.superseded_ms = 9223372036854775807 AND c.paid_on IS NOT NULL"
    " GROUP BY a.person_id) t"
)


def fill(numbers):
    months = " UNION ALL ".join(f"SELECT {place} AS place, {month} AS month" for place, month in enumerate(MONTHS))
    return [s.replace("{numbers}", numbers).replace("{months}", months).replace("{seal}", "x" * 80) for s in FILL]


def mixed(number):
    """The finalizer of SplitMix64, as LineSeal has it."""
    mask = (1 << 64) - 1
    bits = (number + 0x9E3779B97F4A7C15) & mask
    bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & mask
    bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & mask
    return bits ^ (bits >> 31)


def seals():
    """What a calculation leaves in the row of a period: how many lines, and their jobs mixed."""
    sums = [[[0, 0] for _ in MONTHS] for _ in range(UNITS)]
    for n in range(PEOPLE):
        last = len(MONTHS) - 1 if n % 7 else n // 7 % 24
        seal = sums[n % UNITS][last]
        seal[0] += 1
        seal[1] += mixed(5000 + n)
    for unit, months in enumerate(sums):
        count = total = 0
        for place in reversed(range(len(MONTHS))):
            count += months[place][0]
            total += months[place][1]
            signed = (total + (1 << 63)) % (1 << 64) - (1 << 63)
            yield (f"UPDATE period SET calculated_ms = 0, line_count = {count}, line_sum = {signed},"
                   f" difference_count = 0 WHERE gov_id = 1671 AND period = {MONTHS[place]}"
                   f" AND registration_id = {unit + 1}")


def ask(address, label):
    # Keys of no use to anybody: the list is not shown, so nothing is opened with them.
    keys = {"NAUNGAN_FIELD_KEY": "A" * 43 + "=", "NAUNGAN_INDEX_KEY": "B" * 42 + "A="}
    run = subprocess.run(
        ["/usr/bin/time", "-f", "%M", NAUNGAN, "continuity", "uncovered", "--as-of", "2026-04-15", "--from",
         "2024-05", "--show", "0", "--timed", "--lang", "en"],
        env=os.environ | keys | {"NAUNGAN_DATABASE": address}, capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stdout + run.stderr)
    read, answered = (int(n.replace(",", "")) for n in re.search(r"took ([\d,]+) ms, answering ([\d,]+)", run.stderr).groups())
    print(f"{label}: read {read} ms, answered {answered} ms, {int(run.stderr.split()[-1]) // 1024} MiB", run.stdout.strip())
    return read + answered


def compared(label, ours, plain):
    print(f"{label}: plain SQL for the last paid month {plain} ms; ours takes {ours / plain:.2f} of it")


def sqlite(folder):
    path = f"{folder}/books.db"
    subprocess.run([NAUNGAN, "database", "create"], env=os.environ | {"NAUNGAN_DATABASE": path}, check=True,
                   capture_output=True)
    books = sqlite3.connect(path)
    books.execute("PRAGMA synchronous = OFF")
    numbers = f"WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {PEOPLE - 1}) SELECT n FROM c"
    for statement in SMALL + fill(numbers) + list(seals()):
        books.execute(statement)
    books.commit()
    ours = ask(path, "SQLite")
    start = time.monotonic()
    books.execute(PLAIN).fetchall()
    compared("SQLite", ours, int((time.monotonic() - start) * 1000))


def postgres(address):
    def psql(text):
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", f"{address} options='-c search_path=bench'"],
                       input=text, text=True, check=True, stdout=subprocess.DEVNULL)

    psql("SET client_min_messages = warning; DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench;")
    place = dict(part.split("=", 1) for part in address.split())
    url = (f"postgres://{place['user']}@/{place['dbname']}?host={place['host']}&port={place['port']}"
           "&options=-c%20search_path%3Dbench")
    subprocess.run([NAUNGAN, "database", "create"], env=os.environ | {"NAUNGAN_DATABASE": url}, check=True,
                   capture_output=True)
    numbers = f"SELECT CAST(n AS BIGINT) AS n FROM generate_series(0, {PEOPLE - 1}) n"
    psql(";\n".join(SMALL + fill(numbers) + list(seals())) + "; ANALYZE;")
    ours = ask(url, "PostgreSQL")
    start = time.monotonic()
    psql(PLAIN + ";")
    compared("PostgreSQL", ours, int((time.monotonic() - start) * 1000))
    psql("SET client_min_messages = warning; DROP SCHEMA bench CASCADE;")


with tempfile.TemporaryDirectory(dir=os.environ.get("WORK")) as folder:
    print(f"{PEOPLE:,} people, {len(MONTHS)} months of lines, a window of 36 months")
    sqlite(folder)
if "NAUNGAN_TEST_POSTGRES" in os.environ:
    postgres(os.environ["NAUNGAN_TEST_POSTGRES"])
