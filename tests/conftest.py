"""Options of the whole suite."""

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no reason for a test to fail: nothing here depends on time.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what rules give into fixtures/; read the diff before you keep it",
    )
