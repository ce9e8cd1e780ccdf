"""What the command line asks for of links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.records import replace

if TYPE_CHECKING:
    from awesome_lint.links.options import LinkOptions


class LinkOverrides(NamedTuple):
    """What the command line says of how links are checked, by the fields of `LinkOptions`.

    None leaves a value to the configuration; what is said in several (patterns, codes, providers) is added to it.
    """

    concurrency: int | None = None
    host_concurrency: int | None = None
    host_interval: float | None = None
    timeout: float | None = None
    max_retries: int | None = None
    deadline: float | None = None
    allow_private: bool | None = None
    remote_fragments: bool | None = None
    archive: bool | None = None
    offline: bool = False
    refresh: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    remap: tuple[tuple[str, str], ...] = ()
    accept: frozenset[int] = frozenset()
    provider_urls: tuple[tuple[str, str], ...] = ()

    def over(self, options: LinkOptions) -> LinkOptions:
        """Lay what is said over what the configuration says."""
        single = {
            name: value for name, value in self._asdict().items() if value is not None and value.__class__ in _ONE
        }
        return replace(
            options,
            **single,
            include=(*options.include, *self.include),
            exclude=(*options.exclude, *self.exclude),
            remap=(*options.remap, *self.remap),
            accept=options.accept | self.accept,
            provider_urls={**options.provider_urls, **dict(self.provider_urls)},
        )


_ONE = (bool, int, float)


class LinkWishes(NamedTuple):
    """What the command line asks for when links are checked.

    Attributes:
        overrides: How they are checked.
        shard: Which part of how many is checked.
        report: Where a report in Markdown goes; None for none.
    """

    overrides: LinkOverrides = LinkOverrides()
    shard: tuple[int, int] = (1, 1)
    report: str | None = None
