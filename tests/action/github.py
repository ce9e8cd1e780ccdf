"""A GitHub of our own on loopback: the part of the REST API that the action uses, over a real git repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
from base64 import b64decode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NAME = "owner/list"
TOKEN = "ghs_0123456789abcdefghijklmnopqrstuvwxyz"  # noqa: S105 - of no service
_BOT = {"login": "github-actions[bot]", "type": "Bot"}
_IDENTITY = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

Answer = tuple[int, Any]
"""A status code, and what stands in the body: JSON, a text, or nothing."""


class Asked(NamedTuple):
    """A request: the word that the path names a thing by, the query, the body."""

    word: str
    query: dict[str, str]
    body: dict[str, Any]

    @property
    def number(self) -> int:
        return int(self.word)


class GitHub:
    """What GitHub knows, and what it was asked.

    Attributes:
        git: The repository, bare.
        requests: Method and path of each request, in order.
        comments: On the pull request.
        review_comments: On lines of it.
        reviews: How many reviews were made.
        issues: Issues by number.
        pulls: Pull requests by number.
        user: Who the token belongs to; "": a bot.
        read_only: Whether the token may only read.
        protected: Whether branches are protected.
        failing: A status that everything is answered with.
        limited: How many requests are refused by a rate limit before one is answered.
    """

    def __init__(self, git: Path) -> None:
        self.git = git
        self.url = ""
        self.requests: list[str] = []
        self.comments: list[dict[str, Any]] = []
        self.review_comments: list[dict[str, Any]] = []
        self.reviews = 0
        self.issues: dict[int, dict[str, Any]] = {}
        self.pulls: dict[int, dict[str, Any]] = {}
        self.user = ""
        self.read_only = False
        self.protected = False
        self.failing = 0
        self.limited = 0
        self._number = 100

    def run_git(self, *arguments: str, data: bytes = b"") -> str:
        """Run git in the repository, with an index of its own, and give what it prints."""
        environment = {"PATH": os.environ["PATH"], **_IDENTITY, "GIT_INDEX_FILE": str(self.git / "index-of-trees")}
        done = subprocess.run(
            ("git", *arguments), cwd=self.git, env=environment, input=data, capture_output=True, check=True
        )
        return done.stdout.decode().removesuffix("\n")

    @contextmanager
    def serve(self) -> Iterator[GitHub]:
        """Listen while the block runs."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def answer(self, method: str, target: str, authorization: str, body: dict[str, Any]) -> Answer:
        """Answer one request."""
        split = urlsplit(target)
        path, query = unquote(split.path), {name: values[-1] for name, values in parse_qs(split.query).items()}
        self.requests.append(f"{method} {path}")
        if authorization != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}
        if self.failing:
            return self.failing, {"message": "Server Error"}
        if self.limited:
            self.limited -= 1
            return 429, {"message": "You have exceeded a secondary rate limit"}
        if self.read_only and method != "GET" and path != "/graphql":
            return 403, {"message": "Resource not accessible by integration"}
        rest = path.removeprefix(f"/repos/{NAME}/")
        if path == "/graphql":
            return 200, {"data": {"viewer": {"login": self.user or _BOT["login"]}}}
        for pattern, respond in self._routes():
            match = re.fullmatch(pattern, f"{method} {rest}")
            if match is not None:
                return respond(Asked(match.groups("")[0] if match.groups() else "", query, body))
        return 404, {"message": "Not Found"}

    def _routes(self) -> list[tuple[str, Callable[[Asked], Answer]]]:
        return [
            (r"GET pulls/(\d+)", lambda asked: (200, self.pulls[asked.number])),
            (r"GET pulls", self._list_pulls),
            (r"POST pulls", self._make_pull),
            (r"PATCH pulls/(\d+)", lambda asked: _changed(self.pulls[asked.number], asked)),
            (r"GET pulls/(\d+)/files", self._files),
            (r"GET pulls/(\d+)/comments", lambda asked: _page(self.review_comments, asked)),
            (r"POST pulls/(\d+)/reviews", self._review),
            (r"GET contents/(.+)", self._contents),
            (r"GET issues/(\d+)/comments", lambda asked: _page(self.comments, asked)),
            (r"POST issues/(\d+)/comments", self._comment),
            (r"PATCH issues/comments/(\d+)", lambda asked: _changed(self._found(asked.number), asked)),
            (r"DELETE issues/comments/(\d+)", self._delete),
            (r"GET issues", self._list_issues),
            (r"POST issues", self._make_issue),
            (r"PATCH issues/(\d+)", lambda asked: _changed(self.issues[asked.number], asked)),
            (r"POST git/blobs", self._blob),
            (r"POST git/trees", self._tree),
            (r"POST git/commits", self._commit),
            (r"PATCH git/refs/heads/(.+)", self._move),
            (r"POST git/refs", self._branch),
        ]

    def _contents(self, asked: Asked) -> Answer:
        return 200, self.run_git("show", f"{asked.query['ref']}:{asked.word}") + "\n"

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _found(self, identifier: int) -> dict[str, Any]:
        return next(each for each in self.comments if each["id"] == identifier)

    def _comment(self, asked: Asked) -> Answer:
        self.comments.append({"id": self._next(), "user": _BOT, **asked.body})
        return 201, self.comments[-1]

    def _delete(self, asked: Asked) -> Answer:
        self.comments.remove(self._found(asked.number))
        return 204, None

    def _files(self, asked: Asked) -> Answer:
        pull = self.pulls[asked.number]
        span = f"{pull['base']['sha']}...{pull['head']['sha']}"
        names = self.run_git("diff", "--name-only", span).split("\n")
        files = [{"filename": name, "status": "modified", "patch": self._patch(span, name)} for name in names if name]
        return _page(files, asked)

    def _patch(self, span: str, name: str) -> str:
        return re.sub(r"\A(?:(?!@@).*\n)*", "", self.run_git("diff", span, "--", name))

    def _review(self, asked: Asked) -> Answer:
        pull = self.pulls[asked.number]
        if asked.body["commit_id"] != pull["head"]["sha"]:
            return 422, {"message": "commit_id is not part of the pull request"}
        span = f"{pull['base']['sha']}...{pull['head']['sha']}"
        for comment in asked.body["comments"]:
            shown = self._shown_lines(self._patch(span, comment["path"]))
            if not {comment["line"], comment.get("start_line", comment["line"])} <= shown:
                return 422, {"message": "Pull request review thread line must be part of the diff"}
        self.reviews += 1
        self.review_comments += [{"id": self._next(), "user": _BOT, **comment} for comment in asked.body["comments"]]
        return 200, {"id": self._next()}

    @staticmethod
    def _shown_lines(patch: str) -> set[int]:
        shown: set[int] = set()
        at = 0
        for line in patch.split("\n"):
            if line.startswith("@@"):
                at = int(line.split("+")[1].split(",")[0].split(" ")[0])
            elif not line.startswith(("-", "\\")):
                shown.add(at)
                at += 1
        return shown

    def _list_pulls(self, asked: Asked) -> Answer:
        branch = asked.query["head"].partition(":")[2]
        found = [each for each in self.pulls.values() if each["state"] == "open" and each["head"]["ref"] == branch]
        return _page(found, asked)

    def _make_pull(self, asked: Asked) -> Answer:
        number = self._next()
        ends = {end: {"ref": ref, "sha": self.run_git("rev-parse", ref)} for end, ref in _ends(asked.body).items()}
        self.pulls[number] = {**asked.body, "number": number, "state": "open", **ends}
        return 201, self.pulls[number]

    def _list_issues(self, asked: Asked) -> Answer:
        found = [
            each
            for each in self.issues.values()
            if each["state"] == asked.query["state"] and asked.query["labels"] in each["labels"]
        ]
        return _page(found, asked)

    def _make_issue(self, asked: Asked) -> Answer:
        number = self._next()
        self.issues[number] = {**asked.body, "number": number, "state": "open", "user": _BOT}
        return 201, self.issues[number]

    def _blob(self, asked: Asked) -> Answer:
        data = b64decode(asked.body["content"])
        return 201, {"sha": self.run_git("hash-object", "-w", "--stdin", data=data)}

    def _tree(self, asked: Asked) -> Answer:
        self.run_git("read-tree", asked.body["base_tree"])
        for each in asked.body["tree"]:
            self.run_git("update-index", "--add", "--cacheinfo", f"{each['mode']},{each['sha']},{each['path']}")
        return 201, {"sha": self.run_git("write-tree")}

    def _commit(self, asked: Asked) -> Answer:
        parents = [word for parent in asked.body["parents"] for word in ("-p", parent)]
        return 201, {"sha": self.run_git("commit-tree", asked.body["tree"], *parents, "-m", asked.body["message"])}

    def _move(self, asked: Asked) -> Answer:
        if self.protected:
            return 422, {"message": "Repository rule violations found"}
        before = self.run_git("for-each-ref", "--format=%(objectname)", f"refs/heads/{asked.word}")
        if not before:
            return 422, {"message": "Reference does not exist"}
        base = self.run_git("merge-base", before, asked.body["sha"])
        if base != before and not asked.body["force"]:
            return 422, {"message": "Update is not a fast forward"}
        self.run_git("update-ref", f"refs/heads/{asked.word}", asked.body["sha"])
        for pull in self.pulls.values():
            if pull["head"]["ref"] == asked.word:
                pull["head"]["sha"] = asked.body["sha"]
        return 200, {}

    def _branch(self, asked: Asked) -> Answer:
        self.run_git("update-ref", asked.body["ref"], asked.body["sha"])
        return 201, {}


def _ends(body: dict[str, Any]) -> dict[str, str]:
    return {end: body[end] for end in ("head", "base")}


def _page(items: list[dict[str, Any]], asked: Asked) -> Answer:
    size, page = int(asked.query["per_page"]), int(asked.query["page"])
    return 200, items[(page - 1) * size : page * size]


def _changed(thing: dict[str, Any], asked: Asked) -> Answer:
    thing.update(asked.body)
    return 200, thing


def _handler(github: GitHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else {}
            status, said = github.answer(self.command, self.path, self.headers.get("Authorization", ""), body)
            data = said.encode() if isinstance(said, str) else b"" if said is None else json.dumps(said).encode()
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "0")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_DELETE = _serve  # noqa: N815 - names of the base class

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's
            """Say nothing."""

    return Handler
