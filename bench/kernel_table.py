#!/usr/bin/env python3
"""Prints what bench/kernel measured: the best run of each program, and how often ours fits into it.

    bench/kernel_table.py RESULTS

Ends with 1 where a program's columns differ from ours.
"""

import json
import os
import sys


def best(lines, clock):
    return min(min(line[clock]) for line in lines)


def main(path):
    programs = {}
    with open(path, encoding="utf-8") as file:
        for text in file:
            line = json.loads(text)
            programs.setdefault((line["mix"], line["program"]), []).append(line)
    differ = False
    print(f"load {os.getloadavg()[0]:.1f}, best of all runs")
    print(f"{'rows':>10} {'mix':6} {'program':20} {'wall ms':>8} {'CPU ms':>8} {'M rows/s':>9} {'M/CPU-s':>8}"
          f" {'wall of ours':>13} {'CPU of ours':>12}  columns")
    for (mix, program), lines in sorted(programs.items(), key=lambda item: (item[0][0] != "wages", item[0][1])):
        ours = programs[mix, "naungan, 2 threads"]
        wall, cpu = best(lines, "wall"), best(lines, "cpu")
        same = all(line["hash"] == ours[0]["hash"] and line["sums"] == ours[0]["sums"] for line in lines)
        differ |= not same
        rows = lines[0]["rows"]
        print(f"{rows:10} {mix:6} {program:20} {1e3 * wall:8.1f} {1e3 * cpu:8.1f} {rows / wall / 1e6:9.1f}"
              f" {rows / cpu / 1e6:8.1f} {wall / best(ours, 'wall'):12.1f}x {cpu / best(ours, 'cpu'):11.1f}x"
              f"  {'the same' if same else 'DIFFERENT'}")
    print("ours on two threads is 1.0x; CPU is the sum over threads")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
