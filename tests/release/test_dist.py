"""What is in the sdist and the wheel: all that belongs there, nothing else, and metadata that holds."""

from __future__ import annotations

import re
import tarfile
import tomllib
import zipfile
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest
from tests.release.conftest import ROOT, build

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from tests.release.conftest import Built

pytestmark = pytest.mark.xdist_group("release")  # one process, so that all is built once

VERSION = (ROOT / "src" / "awesome_lint" / "version.py").read_text(encoding="utf-8")
SAID = dict(re.findall(r'^(\w+) = "([^"]+)"', VERSION, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Not for users of the sdist: this machine's, and the repository's own.
LEFT_OUT = {".ci/run"}


def in_wheel(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


def in_sdist(path: Path) -> set[str]:
    with tarfile.open(path) as sdist:
        assert all(member.isfile() for member in sdist)
        return {member.name.partition("/")[2] for member in sdist}


@pytest.fixture(scope="module")
def metadata(built: Built) -> EmailMessage:
    [data] = [data for name, data in in_wheel(built.wheel).items() if name.endswith(".dist-info/METADATA")]
    return message_from_bytes(data, policy=policy.default)


def test_the_files_are_called_by_the_version(built: Built) -> None:
    version = SAID["__version__"]

    assert built.sdist.name == f"awesome_lint-{version}.tar.gz"
    assert built.wheel.name == f"awesome_lint-{version}-py3-none-any.whl"


def test_the_sdist_holds_the_project_and_no_strays(built: Built, listed: set[str]) -> None:
    assert in_sdist(built.sdist) - {"PKG-INFO"} == listed - LEFT_OUT


def test_the_wheel_holds_the_package_and_no_strays(built: Built, listed: set[str]) -> None:
    names = set(in_wheel(built.wheel))
    package = {name.removeprefix("src/") for name in listed if name.startswith("src/")}
    described = {name.partition("/")[2] for name in names if ".dist-info/" in name}

    assert {name for name in names if ".dist-info/" not in name} == package
    assert described == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    assert {"awesome_lint/py.typed", "awesome_lint/venues/compiled.txt", "awesome_lint/words/compiled.txt"} <= names


def test_a_wheel_of_the_checkout_is_the_wheel_of_the_sdist(built: Built, tree: Path, tmp_path: Path) -> None:
    build(tree, tmp_path, "--wheel")
    [direct] = tmp_path.glob("*.whl")

    assert in_wheel(direct) == in_wheel(built.wheel)


def test_metadata_is_complete(metadata: EmailMessage) -> None:
    for field in ("Summary", "Author", "Keywords", "Requires-Python", "Description-Content-Type"):
        assert metadata[field], field
    assert metadata["Name"] == "awesome-lint"
    assert metadata["Version"] == SAID["__version__"]
    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("License-File") == ["LICENSE"]
    wanted = {re.split(r"[<>=]", requirement)[0] for requirement in PROJECT["dependencies"]}
    assert {re.split(r"[<>=]", requirement)[0] for requirement in metadata.get_all("Requires-Dist", [])} == wanted


def test_the_pythons_named_are_those_that_ci_tests(metadata: EmailMessage) -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    tested = re.findall(r'"(3\.\d+)"', workflow)
    named = re.findall(r"Python :: (3\.\d+)$", "\n".join(metadata.get_all("Classifier", [])), re.MULTILINE)

    assert named == tested
    assert metadata["Requires-Python"] == f">={tested[0]}"


def test_addresses_begin_with_the_project_s(metadata: EmailMessage) -> None:
    urls = dict(text.split(", ") for text in metadata.get_all("Project-URL", []))

    assert urls.keys() == {"Homepage", "Documentation", "Issues", "Changelog"}
    assert urls["Homepage"] == SAID["PROJECT_URL"]
    assert all(url.startswith(SAID["PROJECT_URL"]) for url in urls.values())


def test_links_of_the_description_lead_somewhere_on_the_index(metadata: EmailMessage) -> None:
    """Relative ones do not; those that the README has become absolute, and name files that exist."""
    described = re.sub(r"```.*?```|^ {4}.*?$|`[^`\n]*`", "", metadata.get_content(), flags=re.DOTALL | re.MULTILINE)
    targets = re.findall(r"\]\(([^)\s]+)\)", described)
    own = [target for target in targets if target.startswith(f"{SAID['PROJECT_URL']}/blob/main/")]

    assert own
    assert all(re.match(r"https://|#", target) for target in targets), [t for t in targets if "://" not in t]
    for target in own:
        assert (ROOT / target.partition("/blob/main/")[2].partition("#")[0]).exists(), target
