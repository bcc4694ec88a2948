"""What a set of scores finds and what it wrongly alarms on."""

from math import sqrt

import numpy as np

SIGNS = ("control", "crisis")
CAPS = (0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05)


def wilson(hits: int, n: int, z: float = 1.96) -> tuple[float, float, float]:
    """A share with its 95 % interval (Wilson 1927)."""
    share = hits / n
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return share, (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def shown(hits: int, n: int) -> str:
    share, low, high = wilson(hits, n)
    return f"{hits}/{n} = {share:.2f} ({low:.2f} to {high:.2f})"


def report(scores: np.ndarray, labels: list[tuple[str, ...]]) -> None:
    """For each share of harmless texts over each threshold: the recall of each sign, and all false alarms."""
    harmless = np.array([not found for found in labels])
    for cap in CAPS:
        at = np.quantile(scores[harmless], 1 - cap, axis=0)
        said = scores > at
        line = [f"cap {cap:.3f} at {at[0]:.2f} {at[1]:.2f}"]
        for k, sign in enumerate(SIGNS):
            wanted = np.array([sign in found for found in labels])
            line.append(f"{sign} {shown(int(said[wanted, k].sum()), int(wanted.sum()))}")
        line.append(f"any {shown(int(said[~harmless].any(1).sum()), int((~harmless).sum()))}")
        line.append(f"false alarms {shown(int(said[harmless].any(1).sum()), int(harmless.sum()))}")
        print("; ".join(line))
