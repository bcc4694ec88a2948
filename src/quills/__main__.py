"""``python -m quills`` is the ``quills`` command."""

from quills.cli import main

main()
