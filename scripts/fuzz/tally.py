"""What a run found, counted, and the page about it."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from fuzz.cases import case
from fuzz.pool import Answer
from fuzz.seeds import Seed

KINDS = ("history", "refusal", "finding")


@dataclass
class Tally:
    """Counts by format, one example of each finding, and the slowest case."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    findings: dict[str, tuple[int, Answer]] = field(default_factory=dict)
    """By what it is: how often, and the answer with the smallest input."""
    slowest: Answer = field(default_factory=lambda: Answer(0, "history"))

    def add(self, answer: Answer, seeds: list[Seed], run: int) -> None:
        """Count an answer; one whose process is lost is told its format from its number."""
        if not answer.format:
            made = case(seeds, run, answer.number)
            answer = replace(answer, format=made.format, size=made.size)
        self.counts.setdefault(answer.format, Counter())[answer.kind] += 1
        if answer.seconds > self.slowest.seconds:
            self.slowest = answer
        if answer.kind == "finding":
            times, smallest = self.findings.get(answer.what, (0, answer))
            self.findings[answer.what] = (times + 1, min(smallest, answer, key=lambda one: one.size))

    @property
    def tried(self) -> int:
        """All inputs."""
        return sum(sum(counts.values()) for counts in self.counts.values())

    def table(self) -> Iterator[str]:
        """Counts by format, in Markdown."""
        yield "| inputs made from | tried | histories | refusals | findings |"
        yield "|---|--:|--:|--:|--:|"
        rows = {**dict(sorted(self.counts.items())), "all": sum(self.counts.values(), Counter())}
        for name, counts in rows.items():
            yield (
                f"| {name} | {sum(counts.values()):,} | "
                + " | ".join(f"{counts[kind]:,}" for kind in KINDS)
                + " |"
            )

    def list(self) -> Iterator[str]:
        """The findings, in Markdown."""
        for what, (times, answer) in sorted(self.findings.items(), key=lambda item: -item[1][0]):
            example = f"number {answer.number} ({answer.format}, {answer.size:,} bytes)"
            yield f"- `{what}`: {times} times, for example {example}"


def save(tally: Tally, seeds: list[Seed], run: int, folder: Path) -> None:
    """The smallest input of each finding, with what was said about it, into a folder of its own."""
    for what, (_, answer) in tally.findings.items():
        place = folder / re.sub(r"[^A-Za-z0-9]+", "-", what)[:80].strip("-")
        shutil.rmtree(place, ignore_errors=True)
        (place / "input").mkdir(parents=True)
        made = case(seeds, run, answer.number)
        made.write(place / "input")
        said = {
            "number": answer.number,
            "zone": made.zone,
            "date_order": made.date_order,
            "between": made.between,
        }
        (place / "options.json").write_text(json.dumps(said), encoding="utf-8")
        (place / "said.txt").write_text(f"{what}\n\n{answer.more}", encoding="utf-8", errors="replace")
