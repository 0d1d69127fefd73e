#!/usr/bin/env python3
"""Peak memory of `rolematch batch` for a small and a large number of made-up records."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

LINES = [
    "Posted the nurse staffing grid for two sites and audited twenty charts a month.",
    "Kept the grill station clean and trained three new cooks on sauces.",
    "Registered patients, checked their insurance and booked their next visits.",
    "Loaded pallets on trailers with a reach truck and counted stock each Friday.",
    "Entered the hours of ninety people and paid them every second week without a miss.",
    "Tuned slow queries and restored a database from last night's copy in an hour.",
    "Answered complaints by telephone and wrote down what was agreed.",
    "Ordered gloves, syringes and paper so that no room ran out.",
]
TITLES = ["Line Cook", "Clinical Manager", "Payroll Clerk", "Forklift Operator", "Database Administrator"]


def record(number, lines):
    work = "".join(f"- {LINES[(number * 5 + at * 3) % len(LINES)]}\n" for at in range(lines))
    title = TITLES[number % len(TITLES)]
    return {"id": str(number), "text": f"Experience\n{title}, Harbor House {number}, 2012 - 2019\n{work}"}


def peak(command):
    """Greatest resident set of a command, in MiB, and what it told."""
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    told = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(told)
    return usage.ru_maxrss / 1024, told.splitlines()[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=str(ROOT / "target" / "release" / "rolematch"))
    parser.add_argument("--records", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--lines", type=int, default=6, help="lines of work in each resume")
    parser.add_argument("--formats", nargs="+", default=["parquet", "csv", "jsonl"])
    parser.add_argument("options", nargs="*", help="more options of rolematch batch, behind --")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in args.records:
            people = os.path.join(folder, f"people-{count}.jsonl")
            with open(people, "w") as file:
                file.writelines(json.dumps(record(number, args.lines)) + "\n" for number in range(count))
            for form in args.formats:
                out = os.path.join(folder, f"{count}.{form}")
                most, told = peak([args.program, "batch", people, "--out", out, *args.options])
                print(f"{form:<8} {count:>9} records {most:>7.0f} MiB   {told}")
                sys.stdout.flush()
                os.remove(out)


if __name__ == "__main__":
    main()
