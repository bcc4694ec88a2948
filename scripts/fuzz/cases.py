"""Case number N of a run: the same for the same seed, whoever makes it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random
from typing import Final

from fuzz import letters, tags, trees, zips
from fuzz.made_up import made_up
from fuzz.seeds import Files, Seed

ZONES: Final = (
    "UTC",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Casablanca",
)
STRUCTURED: Final = {".json": trees, ".jsonl": trees, ".xml": tags, ".html": tags, ".zip": zips}
"""What damages a file of this kind without making another kind of it."""


@dataclass(frozen=True)
class Case:
    """An input and what is said about it."""

    format: str
    files: Files
    """One file, or a folder of them."""
    zone: str
    date_order: str | None
    between: tuple[str, str] | None

    def write(self, folder: Path) -> Path:
        """Put it into an empty folder; gives what to read."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return folder / next(iter(self.files)) if len(self.files) == 1 else folder

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(map(len, self.files.values()))


def case(seeds: list[Seed], run: int, number: int) -> Case:
    """Case ``number`` of the run with this seed."""
    rng = Random(f"{run}/{number}")  # noqa: S311 - dice that fall alike each time are the point
    if rng.random() < 0.1:
        name, files = "made up", made_up(rng)
    else:
        name = rng.choice(sorted({seed.format for seed in seeds}))
        files = _wrapped(
            rng, _changed(rng, rng.choice([seed for seed in seeds if seed.format == name]), seeds)
        )
    return Case(
        name,
        files,
        rng.choice(ZONES),
        rng.choice(("dmy", "mdy", "ymd")) if rng.random() < 0.1 else None,
        ("Ana", "Ben") if rng.random() < 0.1 else None,
    )


def _changed(rng: Random, seed: Seed, seeds: list[Seed]) -> Files:
    files = dict(seed.files)
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        name = rng.choice(list(files))
        structured = STRUCTURED.get(PurePosixPath(name).suffix)
        if rng.random() < 0.03:
            files[name] += rng.choice(list(rng.choice(seeds).files.values()))
        elif structured and rng.random() < 0.7:
            files[name] = structured.damaged(rng, files[name])
        else:
            files[name] = letters.damaged(rng, files[name])
    return files


def _wrapped(rng: Random, files: Files) -> Files:
    """As it is, or as a zip, whole or damaged."""
    if rng.random() > 0.2:
        return files
    packed = zips.packed(rng, files)
    return {"export.zip": zips.damaged(rng, packed) if rng.random() < 0.6 else packed}
