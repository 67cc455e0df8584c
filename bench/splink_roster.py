#!/usr/bin/env python3
"""Links a sample roster to its participants with Splink, and says how well and how fast.

    bench/splink_roster.py ROSTER_DIR [--json] [--max-pairs N]

Splink (pip install -r bench/requirements.txt; version 5) is the best-known open record linkage program. The
model is what a careful analyst would build of it: fields cleaned (cleaning.py), graded comparisons, term
frequencies for names, a union of blocking rules, parameters learnt by expectation maximisation without the
truth. The threshold is then chosen *with* the truth, which favours Splink: no user could do that.
"""

import argparse
import json
import time
from pathlib import Path

import cleaning
from truth import Truth, read_csv


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("directory")
    parser.add_argument("--json", action="store_true", help="one line of JSON and nothing else")
    parser.add_argument("--max-pairs", type=float, default=2e6, help="pairs drawn for chance agreement")
    options = parser.parse_args()

    began = time.perf_counter()
    candidates, reading = link(options.directory, options.max_pairs)
    seconds = {"seconds": round(time.perf_counter() - began, 2), "seconds reading": round(reading, 2)}
    figures = seconds | sweep(candidates, Truth(options.directory))
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:28} {value}")


def link(directory, max_pairs):
    """The best participant of each row, {row: (match weight, number)}, and the seconds of reading."""
    import pyarrow
    from splink import DuckDBAPI, Linker

    began = time.perf_counter()
    directory = Path(directory)
    roster = [
        cleaning.record(
            f"r{line['row_no']}", line["nik"], line["nama"], line["jk"], line["tgl_lahir"], line["nama_ibu"],
            line["desa"], line["no_hp"])
        for line in read_csv(directory / "roster.csv")
    ]
    master = [
        cleaning.record(
            line["participant_no"], line["nik"], line["nama"], line["jenis_kelamin"], line["tgl_lahir"],
            line["nama_ibu"], line["desa"], line["no_hp"])
        for line in read_csv(directory / "master.csv")
    ]
    schema = pyarrow.schema([
        (name, pyarrow.list_(pyarrow.string()) if name == "sounds" else pyarrow.string())
        for name in master[0]
    ])
    tables = [pyarrow.Table.from_pylist(records, schema=schema) for records in (master, roster)]
    read = time.perf_counter() - began

    database = DuckDBAPI()
    filled = [name for name in ("mother", "village", "phone") if any(line[name] for line in roster)]
    registered = [
        database.register(table, dataset_display_name=name)
        for table, name in zip(tables, ("master", "roster"))
    ]
    linker = Linker(registered, settings(filled), log_level=None)
    train(linker, max_pairs)
    pairs = linker.inference.predict(threshold_match_weight=-10)
    return best(database, pairs), read


def best(database, pairs):
    query = f"""
        select row, number, weight from (
            select
                case when unique_id_l like 'r%' then unique_id_l else unique_id_r end as row,
                case when unique_id_l like 'r%' then unique_id_r else unique_id_l end as number,
                match_weight as weight
            from {pairs.physical_name})
        qualify row_number() over (partition by row order by weight desc, number) = 1
    """
    return {int(row[1:]): (weight, number) for row, number, weight in database._con.execute(query).fetchall()}


def settings(filled):
    import splink.comparison_library as cl
    from splink import SettingsCreator

    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.CustomComparison(output_column_name=name, comparison_levels=levels)
            for name, levels in comparisons(filled).items()
        ],
        blocking_rules_to_generate_predictions=blocking(filled),
        retain_matching_columns=False,
    )


def comparisons(filled):
    import splink.comparison_level_library as cll

    def both(field, test, label):
        test = test.replace("[l]", f"{field}_l").replace("[r]", f"{field}_r")
        return cll.CustomLevel(test, label_for_charts=label)

    def missing(*fields):
        return cll.CustomLevel(
            " or ".join(f"({field}_l is null or {field}_r is null)" for field in fields)
        ).configure(is_null_level=True)

    prefix = "coalesce(nik_prefix_l, nik_prefix_r)"
    whole = "coalesce(nik_l, nik_r)"
    fields = {
        "nik": [
            cll.CustomLevel(
                "(nik_l is null or nik_r is null) and (nik_prefix_l is null and nik_prefix_r is null)"
                " or (nik_l is null and nik_r is null)"
            ).configure(is_null_level=True),
            cll.CustomLevel("nik_l = nik_r", "same"),
            cll.CustomLevel(
                f"{prefix} is not null and left({whole}, length({prefix}) - 1) = left({prefix}, -1)"
                f" and abs(cast(left({whole}, length({prefix})) as integer)"
                f" - cast({prefix} as integer)) <= 1",
                "what Excel left of it"),
            cll.CustomLevel(f"{prefix} is not null", "not even what Excel left of it"),
            cll.CustomLevel("damerau_levenshtein(nik_l, nik_r) <= 1", "one slip"),
            cll.CustomLevel("damerau_levenshtein(nik_l, nik_r) <= 2", "two slips"),
            cll.CustomLevel("left(nik_l, 12) = left(nik_r, 12)", "same region and birth"),
            cll.ElseLevel(),
        ],
        "name": [
            missing("sound"),
            cll.ExactMatchLevel("sound", term_frequency_adjustments=True),
            cll.CustomLevel(
                "sorted_sound_l = sorted_sound_r or joined_sound_l = joined_sound_r", "same words"),
            both("joined_sound", "damerau_levenshtein([l], [r]) <= 1 and length([l]) > 4", "one slip"),
            both("joined_sound", "jaro_winkler_similarity([l], [r]) >= 0.94", "very like"),
            cll.CustomLevel(
                "len(list_intersect(sounds_l, sounds_r)) >= least(len(sounds_l), len(sounds_r))",
                "one within the other"),
            both("joined_sound", "jaro_winkler_similarity([l], [r]) >= 0.86", "like"),
            cll.CustomLevel("len(list_intersect(sounds_l, sounds_r)) >= 1", "a word in common"),
            cll.ElseLevel(),
        ],
        "born": [
            missing("born"),
            cll.ExactMatchLevel("born"),
            both("born", "[l] = left([r], 4) || right([r], 2) || substr([r], 5, 2)", "day and month swapped"),
            both("born", "damerau_levenshtein([l], [r]) <= 1", "one slip"),
            both(
                "born", "left([l], 4) = left([r], 4) and ([l] like '%0101' or [r] like '%0101')",
                "1 January"),
            both("born", "right([l], 4) = right([r], 4)", "another year"),
            cll.ElseLevel(),
        ],
        "sex": [missing("sex"), cll.ExactMatchLevel("sex"), cll.ElseLevel()],
        "mother": [
            missing("mother"),
            cll.ExactMatchLevel("mother", term_frequency_adjustments=True),
            both("mother", "jaro_winkler_similarity([l], [r]) >= 0.92", "very like"),
            both("mother", "jaro_winkler_similarity([l], [r]) >= 0.82", "like"),
            cll.ElseLevel(),
        ],
        "village": [
            missing("village"),
            cll.ExactMatchLevel("village", term_frequency_adjustments=True),
            both("village", "damerau_levenshtein([l], [r]) <= 2", "like"),
            cll.ElseLevel(),
        ],
        "phone": [missing("phone"), cll.ExactMatchLevel("phone"), cll.ElseLevel()],
    }
    return {
        name: levels for name, levels in fields.items()
        if name in filled or name not in ("mother", "village", "phone")
    }


def blocking(filled):
    from splink import block_on

    rules = [
        block_on("nik"),
        block_on("substr(nik, 7, 10)"),
        block_on("left(nik, 12)"),
        block_on("born", "left(sound, 2)"),
        block_on("born", "sex"),
        block_on("sound"),
        block_on("sorted_sound"),
        block_on("joined_sound"),
        block_on("left(born, 6)", "first_sound"),
        block_on("left(born, 4)", "right(born, 2)", "left(sound, 3)"),
        block_on("right(born, 4)", "left(sound, 4)"),
        block_on("substr(nik, 7, 6)", "left(sound, 2)"),
    ]
    if "mother" in filled:
        rules.append(block_on("mother", "village"))
    if "phone" in filled:
        rules.append(block_on("phone"))
    return rules


def train(linker, max_pairs):
    from splink import block_on

    linker.training.estimate_probability_two_random_records_match(
        [block_on("nik"), block_on("sound", "born")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=max_pairs, seed=1)
    for rule in (block_on("nik"), block_on("sound", "born"), block_on("born", "first_sound")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


def sweep(candidates, truth):
    """The best F1 over all thresholds, and the best where precision is at least so much."""
    ranked = sorted(((weight, row, number) for row, (weight, number) in candidates.items()), reverse=True)
    known = sum(1 for person in truth.of_row.values() if person)
    right = 0
    best = dict.fromkeys(("best f1", "f1 at precision 0.998", "f1 at precision 0.999"), (0, 0, 0, 0))
    for place, (weight, row, number) in enumerate(ranked, 1):
        right += truth.of_row.get(row) == truth.person(number)
        precision, recall = right / place, right / known
        f1 = 2 * precision * recall / (precision + recall) if right else 0
        for name in best:
            least = float(name.split()[-1]) if "precision" in name else 0
            if precision >= least and f1 > best[name][0]:
                best[name] = (f1, precision, recall, weight)
    figures = {}
    for name, (f1, precision, recall, weight) in best.items():
        figures[name] = round(f1, 4)
        if name == "best f1":
            figures |= {
                "precision there": round(precision, 4), "recall there": round(recall, 4),
                "weight there": round(weight, 1),
            }
    return figures


if __name__ == "__main__":
    main()
