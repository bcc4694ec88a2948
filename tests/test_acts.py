import pytest

from quills.acts import Act, Polarity, polarity


def test_there_are_thirteen_acts_each_with_a_side() -> None:
    """Four mend, four are open, five wear down: as the rubric lists them."""
    sides = [act.polarity for act in Act]
    assert len(sides) == 13
    assert sides.count(Polarity.POSITIVE) == 4
    assert sides.count(Polarity.OPEN) == 4
    assert sides.count(Polarity.NEGATIVE) == 5


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        (set(), Polarity.OPEN),
        ({Act.NEUTRAL}, Polarity.OPEN),
        ({Act.DISCLOSURE, Act.AFFECTION}, Polarity.POSITIVE),
        ({Act.REPAIR, Act.ATTACK}, Polarity.NEGATIVE),
        ({Act.GRIEVANCE}, Polarity.NEGATIVE),
    ],
)
def test_a_message_is_negative_before_it_is_positive(acts: set[Act], expected: Polarity) -> None:
    """A kind word beside an attack does not undo it."""
    assert polarity(acts) is expected
