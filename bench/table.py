#!/usr/bin/env python3
"""Collects what bench/run measured and prints it as a table, with ratios where both programs ran.

    bench/table.py add RESULTS PROGRAM SIZE PROFILE PREFIX     reads PREFIX.time and PREFIX.out
    bench/table.py rate RESULTS WHAT COUNT PREFIX              reads PREFIX.time
    bench/table.py show RESULTS
"""

import json
import sys


def add(results, program, size, profile, prefix):
    with open(prefix + ".out", encoding="utf-8") as file:
        figures = json.loads(file.read().strip().splitlines()[-1])
    line = {
        "program": program, "size": size, "profile": profile, "figures": figures,
    }
    append(results, line, prefix)


def rate(results, what, count, prefix):
    append(results, {"what": what, "count": int(count)}, prefix)


def append(results, line, prefix):
    with open(prefix + ".time", encoding="utf-8") as file:
        wall, user, system, memory = (float(word) for word in file.read().split()[-4:])
    line |= {"wall": wall, "cpu": user + system, "megabytes": memory / 1024}
    with open(results, "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def show(results):
    with open(results, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    rates = [line for line in lines if "what" in line]
    lines = [line for line in lines if "what" not in line]
    print(f"{'rows,participants':18} {'profile':29} {'program':8} {'wall s':>7} {'CPU s':>7} {'MiB':>6}"
          f" {'F1':>7} {'precision':>9} {'recall':>7} {'periksa':>8} {'.998':>7} {'.999':>7}")
    pairs = {}
    for line in lines:
        figures = line["figures"]
        pairs.setdefault((line["size"], line["profile"]), {})[line["program"]] = line
        if line["program"] == "naungan":
            quality = (figures["f1"], figures["precision"], figures["recall"])
            rest = f"{100 * figures['share periksa']:7.1f}% {'':7} {'':7}"
        else:
            quality = (figures["best f1"], figures["precision there"], figures["recall there"])
            rest = f"{'':8} {figures['f1 at precision 0.998']:7.4f} {figures['f1 at precision 0.999']:7.4f}"
        print(f"{line['size']:18} {line['profile']:29} {line['program']:8}"
              f" {line['wall']:7.2f} {line['cpu']:7.2f} {line['megabytes']:6.0f}"
              f" {quality[0]:7.4f} {quality[1]:9.4f} {quality[2]:7.4f} {rest}")
    for line in rates:
        print(f"{line['count']:18,} {line['what']:38} {line['wall']:7.2f} {line['cpu']:7.2f}"
              f" {line['megabytes']:6.0f}   {line['count'] / max(line['cpu'], 0.01):,.0f} a CPU-second")
    for (size, profile), programs in pairs.items():
        if len(programs) == 2:
            ours, theirs = programs["naungan"], programs["Splink"]
            print(f"{size} {profile}: {theirs['wall'] / ours['wall']:.1f} times as fast by the clock,"
                  f" {theirs['cpu'] / max(ours['cpu'], 0.01):.1f} times by CPU,"
                  f" memory 1 to {theirs['megabytes'] / ours['megabytes']:.1f}")
    print("Splink's F1 is the best of all thresholds, chosen with the truth; .998 and .999 are its best F1 at"
          " that precision. naungan's F1 counts only rows it decided by itself.")


if __name__ == "__main__":
    {"add": add, "rate": rate, "show": show}[sys.argv[1]](*sys.argv[2:])
