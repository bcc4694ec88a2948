"""The report as one HTML file that opens anywhere and calls nobody."""

from quills.chats.history import History
from quills.patterns.facts import Pace
from quills.report import account
from quills.report.findings import opening
from quills.report.help import help_card
from quills.report.scene import Scene
from quills.report.sections import SECTIONS
from quills.report.template import environment, policy, style


def page(history: History, pace: Pace, *, me: str | None, both_agreed: bool) -> str:
    """The whole page.

    The words of the other are in it only if both agreed; with ``me`` None and one agreement, nobody's are.
    """
    scene = Scene(history, pace, me, both_agreed)
    styles = style()
    return (
        environment()
        .get_template("page.html")
        .render(
            style=styles,
            policy=policy(styles),
            opening=opening(scene),
            people=scene.people,
            sections=[section(scene) for section in SECTIONS],
            facts=account.read(scene),
            counting=account.counting(scene),
            help=help_card(),
        )
    )
