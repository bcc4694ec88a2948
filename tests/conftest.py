"""What every test may rely on."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["report_fixtures", "cli_fixtures", "web_fixtures", "people_fixtures"]

settings.register_profile(
    "quills",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quills")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> pytest.TestReport:  # type: ignore[misc]  # a generator by its decorator
    """With CI=true a skip is a failure: there, everything has to be present."""
    report: pytest.TestReport = yield
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which does not count where CI=true: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def quills_data() -> Path:
    """The folder with real data by others."""
    folder = os.environ.get("QUILLS_DATA")
    if not folder:
        pytest.skip("QUILLS_DATA does not name the folder with real data by others")
    return Path(folder)
