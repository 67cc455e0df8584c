#!/usr/bin/env python3
"""The six components by Polars, in whole numbers, on two threads.

    bench/kernel_polars.py DIRECTORY MIX RUNS

One lazy query that the optimiser may rearrange as it likes. The rates of a risk class and the base of an
income come from joins or from look-ups, whichever of the two is faster here: look-ups.
"""

import os
import sys

os.environ.setdefault("POLARS_MAX_THREADS", "2")

import polars  # noqa: E402

from kernel_rows import Rows, measured  # noqa: E402


def share(amount, rate):
    return (amount * rate + 500_000) // 1_000_000


def query(frame, law, mix):
    amount, kind, programmes = polars.col("amount"), polars.col("kind"), polars.col("programmes")

    def of_kind(values):
        return polars.lit(polars.Series(values, dtype=polars.Int64)).gather(kind)

    def where(bit, value):
        return polars.when(programmes & bit != 0).then(value).otherwise(0)

    counted = polars.min_horizontal(amount, law["pensionCeiling"])
    if mix == "wages":
        basis, death = amount, share(amount, law["death"])
        employer, worker = share(amount, law["oldAgeEmployer"]), share(amount, law["oldAgeWorker"])
        accident = share(amount, of_kind(law["accident"]))
    else:
        starts = polars.Series(law["bandStarts"], dtype=polars.Int64)
        bases = polars.Series(law["bandBases"], dtype=polars.Int64)
        band = polars.lit(starts).search_sorted(amount, side="right") - 1
        own = kind == 5
        basis = polars.when(own).then(polars.lit(bases).gather(band)).otherwise(amount)
        frame = frame.with_columns(basis=basis)
        basis = polars.col("basis")
        accident = share(basis, of_kind(law["accident"] + [law["selfEmployedAccident"]]))
        death = polars.when(own).then(law["selfEmployedDeath"]).otherwise(share(basis, law["death"]))
        employer = polars.when(own).then(0).otherwise(share(basis, law["oldAgeEmployer"]))
        worker = share(basis, of_kind([law["oldAgeWorker"]] * 5 + [law["selfEmployedOldAge"]]))
    frame = frame.with_columns(counted=counted)
    counted = polars.col("counted")
    return frame.select(
        where(1, accident).alias("work_accident"), where(2, death).alias("death"),
        where(4, employer).alias("old_age_employer"), where(4, worker).alias("old_age_worker"),
        where(8, share(counted, law["pensionEmployer"])).alias("pension_employer"),
        where(8, share(counted, law["pensionWorker"])).alias("pension_worker"))


def main(directory, mix, runs):
    rows = Rows(directory, mix)
    frame = polars.DataFrame({
        "amount": rows.amounts, "programmes": rows.programmes, "kind": polars.Series(rows.classes, dtype=polars.UInt32),
    })
    lazy = query(frame.lazy(), rows.law, mix)
    measured(f"Polars, {polars.thread_pool_size()} threads", rows, runs, lambda: lazy.collect().get_columns())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
