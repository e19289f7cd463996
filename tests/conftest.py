"""What all tests share: where the data are, and that no test measures time."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# A slow machine is no failure: properties have no deadline, and slow generation is no health problem.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def bundled() -> Path:
    """Return the folder of the bundled timelines."""
    return ROOT / "data"


@pytest.fixture(scope="session")
def dev_data() -> Path:
    """Return the folder of development data, which does not travel with the project."""
    named = os.environ.get("TIMELINE_DEV_DATA")
    if not named:
        pytest.skip("no development data: set TIMELINE_DEV_DATA to its folder")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"TIMELINE_DEV_DATA names '{named}', which is not a folder")
    return folder
