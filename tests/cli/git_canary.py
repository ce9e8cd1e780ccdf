"""Traps: every key of git's configuration that names a program names a canary, which notes that it ran."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

from tests.cli.git_support import commit, git, init

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# git-config, gitattributes, git-submodule, gitremote-helpers; and what later versions add (hook.NAME.command).
_PROGRAMS = (
    *("core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand", "core.gitProxy"),
    *("core.alternateRefsCommand", "credential.helper", "credential.https://example.org.helper", "diff.external"),
    *("diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "filter.a=b.clean"),
    *("filter.a=b.smudge", "filter.long.process", "merge.evil.driver", "gpg.program", "gpg.openpgp.program"),
    *("gpg.x509.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand", "interactive.diffFilter"),
    *("sequence.editor", "uploadpack.packObjectsHook", "remote.origin.uploadpack", "remote.origin.receivepack"),
    *("trailer.evil.command", "trailer.evil.cmd", "difftool.evil.cmd", "mergetool.evil.cmd", "guitool.evil.cmd"),
    *("man.evil.cmd", "browser.evil.cmd", "tar.evil.command", "sendemail.smtpServer", "sendemail.toCmd"),
    *("hook.evil.command", "pager.blame", "pager.diff", "pager.log", "pager.config", "pager.branch"),
    *("pager.ls-files", "pager.rev-parse", "pager.cat-file"),
)
_COMMANDS = "add blame branch cat-file clone config diff diff-files fetch ls-files merge-base remote rev-list rev-parse"
_SHELL = (*(f"alias.{name}" for name in _COMMANDS.split()), "submodule.sub.update")
"""Keys whose values are programs only behind `!`."""
_SWITCHES = {
    "log.showSignature": "true",
    "filter.evil.required": "true",
    "filter.a=b.required": "true",
    "diff.ignoreSubmodules": "none",
    "submodule.recurse": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "hook.evil.event": "reference-transaction",
}
HOOKS = (
    *("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc", "post-merge"),
    *("pre-commit", "post-commit", "post-rewrite", "sendemail-validate", "p4-changelist"),
)
ATTRIBUTES = "* filter=a=b\n*.bin filter=long\n*.md filter=evil diff=evil merge=evil\n"
VARIABLES = (
    *("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR"),
    *("GIT_SEQUENCE_EDITOR", "GIT_PROXY_COMMAND", "SSH_ASKPASS", "PAGER"),
)


class Canary(NamedTuple):
    """A program that notes its arguments in a file, and copies its input."""

    program: Path
    notes: Path

    @classmethod
    def hatched(cls, folder: Path) -> Canary:
        """Make one."""
        notes = folder / "canary-ran"
        program = folder / "canary"
        program.write_text(f'#!/bin/sh\necho "$0 $*" >> {notes}\n[ "$1" = promisor ] || exec cat\n')
        program.chmod(0o755)
        return cls(program, notes)

    def ran(self) -> str:
        """Give its notes, and forget them."""
        text = self.notes.read_text() if self.notes.exists() else ""
        self.notes.unlink(missing_ok=True)
        return text

    def settings(self) -> Iterator[tuple[str, str]]:
        """Give every key that runs a program, with a value that runs this one."""
        for key in _PROGRAMS:
            yield key, f"{self.program} {key}"
        for key in _SHELL:
            yield key, f"!{self.program} {key}"
        yield from _SWITCHES.items()
        yield "core.hooksPath", str(self.hooks(self.program.parent / "hooks"))
        yield f"url.ext::{self.program} insteadOf .insteadOf", "https://example.com/"

    def config(self) -> str:
        """Give these as a configuration file."""
        lines: list[str] = []
        for key, value in self.settings():
            section, _, name = key.rpartition(".")
            first, _, middle = section.partition(".")
            lines.append(f'[{first} "{middle}"]' if middle else f"[{first}]")
            lines.append(f'\t{name} = "{value}"')
        return "".join(f"{line}\n" for line in lines)

    def hooks(self, folder: Path) -> Path:
        """Make a folder of hooks."""
        folder.mkdir(exist_ok=True)
        for name in HOOKS:
            shutil.copy(self.program, folder / name)
        return folder

    def trap(self, config: Path, git_folder: Path) -> None:
        """Write the settings behind a configuration, and hooks and attributes into a git folder."""
        with config.open("a") as file:
            file.write(self.config())
        self.hooks(git_folder / "hooks")
        (git_folder / "info").mkdir(exist_ok=True)
        (git_folder / "info" / "attributes").write_text(ATTRIBUTES)


def without_second_lock(folder: Path) -> Path:
    """Make a folder with a `git` that leaves out the options which the program gives it as a second lock.

    Git before 2.38 does not know the first of them, `safe.bareRepository`.
    """
    tools = folder / "tools"
    tools.mkdir()
    ours = "--no-pager* | '-c safe.bare'* | '-c core.hooksPath'* | '-c core.fsmonitor=false'* | '-c submodule.rec'*"
    loop = f'while case "$1 $2" in {ours}) true;; *) false;; esac; do [ "$1" = -c ] && shift; shift; done'
    (tools / "git").write_text(f'#!/bin/sh\n{loop}\nexec {shutil.which("git")} "$@"\n')
    (tools / "git").chmod(0o755)
    return tools


class Scene(NamedTuple):
    """A repository full of traps.

    Attributes:
        folder: Where the program runs.
        file: The list that it is given.
    """

    folder: Path
    file: str

    @property
    def path(self) -> Path:
        """The list."""
        return self.folder / self.file


def plain(top: Path, text: str, name: str = "README.md") -> Scene:
    """Make a repository whose branch `main` has a list."""
    top.mkdir(parents=True, exist_ok=True)
    init(top)
    (top / name).parent.mkdir(exist_ok=True)
    (top / name).write_text(text)
    commit(top)
    return Scene(top, name)


def in_config(canary: Canary, top: Path, text: str) -> Scene:
    scene = plain(top, text)
    canary.trap(top / ".git" / "config", top / ".git")
    return scene


def in_included_file(canary: Canary, top: Path, text: str) -> Scene:
    scene = plain(top, text)
    (top / ".git" / "more").write_text(canary.config())
    (top / ".git" / "info" / "attributes").write_text(ATTRIBUTES)
    with (top / ".git" / "config").open("a") as file:
        file.write(f'[includeIf "gitdir:{top}/"]\n\tpath = more\n')
    return scene


def with_another_work_tree(canary: Canary, top: Path, text: str) -> Scene:
    scene = in_config(canary, top, text)
    elsewhere = top.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "README.md").write_text("# Elsewhere\n")
    (elsewhere / ".gitattributes").write_text(ATTRIBUTES)
    with (top / ".git" / "config").open("a") as file:
        file.write(f"[core]\n\tworktree = {elsewhere}\n")
    return scene


def in_attributes_of_the_list(canary: Canary, top: Path, text: str) -> Scene:
    scene = plain(top, text)
    (top / ".gitattributes").write_text(ATTRIBUTES)
    commit(top)
    canary.trap(top / ".git" / "config", top / ".git")
    return scene


def in_linked_work_tree(canary: Canary, top: Path, text: str) -> Scene:
    plain(top, text)
    linked = top.parent / "linked"
    git(top, "worktree", "add", "--quiet", "--detach", str(linked))
    git(top, "config", "extensions.worktreeConfig", "true")
    own = top / ".git" / "worktrees" / "linked"
    canary.trap(own / "config.worktree", top / ".git")
    return Scene(linked, "README.md")


def _with_submodule(top: Path, text: str) -> None:
    plain(top.parent / "origin", text)
    plain(top, text)
    git(top, "submodule", "--quiet", "add", (top.parent / "origin").as_uri(), "sub")
    git(top, "config", "--file", ".gitmodules", "submodule.sub.ignore", "none")
    commit(top)


def in_submodule(canary: Canary, top: Path, text: str) -> Scene:
    _with_submodule(top, text)
    own = top / ".git" / "modules" / "sub"
    canary.trap(own / "config", own)
    return Scene(top, "sub/README.md")


def around_submodule(canary: Canary, top: Path, text: str) -> Scene:
    _with_submodule(top, text)
    own = top / ".git" / "modules" / "sub"
    canary.trap(own / "config", own)
    (top / "sub" / "README.md").write_text("# Other\n")
    return Scene(top, "README.md")


def embedded(canary: Canary, top: Path, text: str) -> Scene:
    """A bare repository as plain files, beside the list, as a pull request can bring it."""
    inner = top / "docs"
    plain(top, text, "docs/README.md")
    bare = top.parent / "bare"
    git(top, "clone", "--quiet", "--bare", str(top), str(bare))
    shutil.copy(top / ".git" / "index", bare / "index")
    shutil.copytree(bare, inner, dirs_exist_ok=True)
    (inner / "config").write_text("")
    canary.trap(inner / "config", inner)
    with (inner / "config").open("a") as file:
        file.write("[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n")
    (inner / ".gitattributes").write_text(ATTRIBUTES)
    commit(top)
    return Scene(inner, "README.md")


def in_users_settings(canary: Canary, top: Path, text: str) -> Scene:
    scene = plain(top, text)
    (top / ".git" / "info" / "attributes").write_text(ATTRIBUTES)
    (top.parent / ".gitconfig").write_text(canary.config())
    return scene


PLACES = (
    *(in_config, in_included_file, with_another_work_tree, in_attributes_of_the_list, in_linked_work_tree),
    *(in_submodule, around_submodule, embedded, in_users_settings),
)
