"""The rows and the law that KernelBench wrote, and one manner of measuring for every program."""

import json
import os
import time

import numpy


class Rows:
    def __init__(self, directory, mix):
        self.mix = mix
        self.amounts = numpy.fromfile(os.path.join(directory, mix + ".amounts"), dtype=numpy.int64)
        self.programmes = numpy.fromfile(os.path.join(directory, mix + ".programmes"), dtype=numpy.uint8)
        # The risk class of wage earners from nought to four, or five for the self-employed.
        self.classes = numpy.fromfile(os.path.join(directory, mix + ".classes"), dtype=numpy.uint8)
        self.count = len(self.amounts)
        with open(os.path.join(directory, "law.json"), encoding="utf-8") as file:
            self.law = json.load(file)


def measured(program, rows, runs, run):
    """Runs once unmeasured, then `runs` times; prints a line of JSON like KernelBench's."""
    columns = [numpy.asarray(column).astype(numpy.int64) for column in run()]
    wall, cpu = [], []
    for _ in range(runs):
        started, used = time.monotonic(), time.process_time()
        result = run()
        wall.append(time.monotonic() - started)
        cpu.append(time.process_time() - used)
        del result
    places = (numpy.arange(rows.count, dtype=numpy.uint64) * numpy.uint64(2) + numpy.uint64(1)) * numpy.uint64(
        0x9E3779B97F4A7C15)
    print(json.dumps({
        "program": program, "mix": rows.mix, "rows": rows.count, "wall": wall, "cpu": cpu,
        "sums": [int(column.sum()) for column in columns],
        "hash": [int((column.view(numpy.uint64) * places).sum()) for column in columns],
    }))
