#!/usr/bin/env python3
"""Resumes a second: TF-IDF of scikit-learn beside `rolematch batch`, on the same texts and cores."""

import argparse
import json
import os
import pathlib
import re
import resource
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def role_texts():
    """The text of every role of the checkout's catalog."""
    for path in sorted((ROOT / "data" / "roles").rglob("*.json")):
        role = json.loads(path.read_text())
        skills = role.get("skills", [])
        parts = [role["title"], *role.get("aliases", []), role["summary"], *role["duties"]]
        parts += [skill["name"] for skill in skills] + [skill.get("excerpt", "") for skill in skills]
        yield "\n".join(parts)


def tfidf(texts, clock):
    """A round, which returns its seconds, and how many roles are compared."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english")
    roles = vectorizer.fit_transform(role_texts()).T.tocsr()

    def once():
        began = clock()
        (vectorizer.transform(texts) @ roles).toarray().argmax(axis=1)
        return clock() - began

    return once, roles.shape[1]


def of_children():
    """Seconds that the processor has worked for programs that were started here."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rolematch(program, texts, folder, threads, processor):
    """A round, which returns its seconds: of the program's own summary, or of the processor for the whole program."""
    path = os.path.join(folder, f"people-{len(texts)}.jsonl")
    with open(path, "w") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
    command = [program, "batch", path, "--threads", str(threads), "--out", "/dev/null"]

    def once():
        before = of_children()
        told = subprocess.run(command, capture_output=True, text=True).stderr
        rate = re.search(r"([0-9.]+) a second", told)
        if rate is None:
            raise SystemExit(told)
        return of_children() - before if processor else len(texts) / float(rate.group(1))

    return once


def tell(name, count, seconds):
    best, middle = count / min(seconds), count / statistics.median(seconds)
    print(f"{name:<28} {best:>9.0f} best {middle:>9.0f} middle, resumes a second")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("resumes", help="JSON Lines, one resume a line")
    parser.add_argument("--text-field", default="text")
    parser.add_argument("--program", default=str(ROOT / "target" / "release" / "rolematch"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--processor", action="store_true", help="count the processor's time, not the clock's")
    parser.add_argument("--repeat", type=int, default=1, help="take the resumes so many times")
    args = parser.parse_args()
    with open(args.resumes) as file:
        texts = [json.loads(line)[args.text_field] for line in file if line.strip()] * args.repeat
    # One core for both unless more are asked for.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if args.threads == 1 and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    with tempfile.TemporaryDirectory() as folder:
        ours, start = (
            rolematch(args.program, some, folder, args.threads, args.processor) for some in (texts, texts[:1])
        )
        try:
            theirs, roles = tfidf(texts, time.process_time if args.processor else time.perf_counter)
        except ImportError:
            print("scikit-learn is not there: pip install scikit-learn")
            tell(f"rolematch, {args.threads} threads", len(texts), [ours() for _ in range(args.rounds)])
            return
        # In turn, so that what else the machine does falls on both.
        rounds = [(theirs(), ours(), start()) for _ in range(args.rounds)]
    other, own, starts = zip(*rounds)
    tell(f"TF-IDF, {roles} roles", len(texts), other)
    tell(f"rolematch, {args.threads} threads", len(texts), own)
    beside = [("with its start", [one / two for one, two in zip(other, own)])]
    if args.processor:
        # What is counted above and not of TF-IDF, whose fit comes before: the program with one resume.
        least = min(starts)
        beside.append(("without it", [one / (two - least) for one, two in zip(other, own)]))
    for what, ratios in beside:
        print(f"rate of TF-IDF = 1, {what:<15} {statistics.median(ratios):>6.2f} middle of {len(ratios)} pairs")


if __name__ == "__main__":
    main()
