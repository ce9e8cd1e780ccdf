"""GitHub's REST API (https://docs.github.com/rest), as far as the action needs it; one request at a time.

The token goes to the API's own host only: no redirection is followed, and pages are counted rather than followed.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self, TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from awesome_lint.action.models import ViewerAnswer
from awesome_lint.errors import AwesomeLintError
from awesome_lint.report.style import visible
from awesome_lint.version import PROJECT_URL, __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType

ModelT = TypeVar("ModelT", bound=BaseModel)

_LIST = TypeAdapter(list[object])
_VERSION = "2022-11-28"
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_PAGE = 100
_PAGES = 30
"""GitHub lists at most 3,000 files of a pull request; who has more comments has other troubles."""
_TRIES = 3
_LONGEST_WAIT = 60.0
"""Seconds; GitHub asks for a minute at least where it does not say how long to wait."""
_BREATH = 1.0
"""Seconds between two requests that write, as GitHub asks for."""
_OF_SERVERS = "/api/v3"
"""Ends the address of the REST interface on servers of enterprises; that of GraphQL lies beside it."""
_DENIED = frozenset({401, 403, 404})


class ApiError(AwesomeLintError):
    """GitHub did not do what it was asked.

    Attributes:
        status: The status code; 0 where no answer came.
        denied: Whether the token's permissions do not reach that far; where they hide a thing, GitHub answers 404.
    """

    def __init__(self, message: str, status: int = 0, *, limited: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.denied = status in _DENIED and not limited


class GitHub:
    """A client; a context manager.

    Args:
        url: The API's address, as GITHUB_API_URL has it.
        token: What it is asked with.
        sleep: Waits for seconds.
    """

    def __init__(self, url: str, token: str, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep
        self._wrote = False
        self._client = httpx.Client(
            base_url=url.rstrip("/"),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {token}",
                "User-Agent": f"awesome-lint/{__version__} (+{PROJECT_URL})",
                "X-GitHub-Api-Version": _VERSION,
            },
            timeout=_TIMEOUT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, model: type[ModelT], path: str) -> ModelT:
        """Ask for one thing.

        Raises:
            ApiError: It cannot be had.
        """
        return _read(model, self._send("GET", path))

    def raw(self, path: str, parameters: Mapping[str, str]) -> str:
        """Ask for a file's text.

        Raises:
            ApiError: It cannot be had.
        """
        headers = {"Accept": "application/vnd.github.raw+json"}
        return self._send("GET", path, parameters=parameters, headers=headers).content.decode("utf-8", "replace")

    def pages(self, model: type[ModelT], path: str, parameters: Mapping[str, str] | None = None) -> Iterator[ModelT]:
        """Ask for a list, page by page, as far as it is read.

        Raises:
            ApiError: A page cannot be had.
        """
        for page in range(1, _PAGES + 1):
            wanted = {**(parameters or {}), "per_page": str(_PAGE), "page": str(page)}
            answer = self._send("GET", path, parameters=wanted)
            found = _read_list(model, answer)
            yield from found
            if len(found) < _PAGE:
                return

    def login(self) -> str:
        """Give who writes with the token: a user, or the bot of an app, such as `github-actions[bot]`.

        The REST interface tells it to users only (https://docs.github.com/graphql/reference/queries#viewer).

        Raises:
            ApiError: GitHub does not say.
        """
        base = str(self._client.base_url).rstrip("/")
        url = (base.removesuffix("/v3") if base.endswith(_OF_SERVERS) else base) + "/graphql"
        answer = self._send("POST", url, body={"query": "query { viewer { login } }"})
        data = _read(ViewerAnswer, answer).data
        if data is None:
            raise ApiError("GitHub does not say who the token belongs to")
        return data.viewer.login

    def write(self, method: str, path: str, body: Mapping[str, object]) -> httpx.Response:
        """Make or change something.

        Args:
            method: "POST", "PATCH" or "PUT".
            path: Of the resource.
            body: Sent as JSON.

        Raises:
            ApiError: It was refused.
        """
        if self._wrote:
            self._sleep(_BREATH)
        self._wrote = True
        return self._send(method, path, body=body)

    def make(self, model: type[ModelT], path: str, body: Mapping[str, object]) -> ModelT:
        """Make something, and give what GitHub says of it.

        Raises:
            ApiError: It was refused.
        """
        return _read(model, self.write("POST", path, body))

    def _send(
        self,
        method: str,
        path: str,
        *,
        parameters: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: Mapping[str, object] | None = None,
    ) -> httpx.Response:
        request = self._client.build_request(method, path, params=parameters, headers=headers, json=body)
        tried = 0
        while True:
            tried += 1
            try:
                answer = self._client.send(request)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                if tried == _TRIES or method != "GET":
                    raise ApiError(f"GitHub cannot be reached ({type(error).__name__}: {error})") from error
                self._sleep(2.0**tried)
                continue
            if answer.is_success:
                return answer
            wait = _wait(answer, method, tried)
            if wait is None or tried == _TRIES:
                raise _refusal(answer)
            self._sleep(wait)


def _wait(answer: httpx.Response, method: str, tried: int) -> float | None:
    """Give the seconds after which it makes sense to ask again; None: it makes none.

    What a rate limit refused was not done, so it may be repeated; what failed on the way may have been done.
    """
    if answer.is_server_error:
        return 2.0**tried if method == "GET" else None
    if not _limited(answer):
        return None
    given, reset = (answer.headers.get(name, "") for name in ("retry-after", "x-ratelimit-reset"))
    if given.isdigit():
        seconds = float(given)
    elif answer.headers.get("x-ratelimit-remaining") == "0" and reset.isdigit():
        seconds = max(float(reset) - time.time(), 0.0)
    else:
        seconds = _LONGEST_WAIT
    return seconds if seconds <= _LONGEST_WAIT else None


def _limited(answer: httpx.Response) -> bool:
    """Whether this is a rate limit, which GitHub tells in several ways."""
    return answer.status_code == httpx.codes.TOO_MANY_REQUESTS or (
        answer.status_code == httpx.codes.FORBIDDEN
        and (
            "retry-after" in answer.headers
            or answer.headers.get("x-ratelimit-remaining") == "0"
            or "rate limit" in answer.text.lower()
        )
    )


def _refusal(answer: httpx.Response) -> ApiError:
    try:
        said = answer.json()
    except ValueError:
        said = None
    message = said.get("message") if isinstance(said, dict) else None
    reason = visible(str(message or answer.reason_phrase))[:200]
    request = f"{answer.request.method} {answer.request.url.path}"
    return ApiError(
        f"GitHub answered {answer.status_code} to {request}: {reason}", answer.status_code, limited=_limited(answer)
    )


def _read(model: type[ModelT], answer: httpx.Response) -> ModelT:
    try:
        return model.model_validate_json(answer.content)
    except ValidationError as error:
        raise _unreadable(answer, error) from error


def _read_list(model: type[ModelT], answer: httpx.Response) -> list[ModelT]:
    try:
        return [model.model_validate(each) for each in _LIST.validate_json(answer.content)]
    except ValidationError as error:
        raise _unreadable(answer, error) from error


def _unreadable(answer: httpx.Response, error: ValidationError) -> ApiError:
    path, number = answer.request.url.path, error.error_count()
    return ApiError(f"GitHub's answer to {path} is not what its documentation says, in {number} places")
