"""Options of the whole suite."""

import os

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no reason for a test to fail: nothing here depends on time.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# CI judges a change, so it tries the same examples each time; at home each run looks for new ones.
settings.register_profile("ci", settings.get_profile("patient"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "patient")


# What is printed depends on the CI that the program runs in; the tests of that say so themselves.
for variable in ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD"):
    os.environ.pop(variable, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what rules give into fixtures/; read the diff before you keep it",
    )
