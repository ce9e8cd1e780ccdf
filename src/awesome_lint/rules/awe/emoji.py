"""Emoji in a text, as npm's awesome-lint sees them.

The characters are those with the property Emoji of Unicode 14 (https://www.unicode.org/reports/tr51/, emoji-data.txt)
but for digits, `#` and `*`; which of them may bear the selector U+FE0F was observed of that tool.
"""

from __future__ import annotations

import re
from functools import cache

_WITH_SELECTOR = (
    "a9 ae 203c 2049 2122 2194-2199 21a9-21aa 231a-231b 2328 23cf 23ed-23ef 23f1-23f2 23f8-23fa 24c2 25aa-25ab 25b6"
    " 25c0 25fb-25fc 25fe 2600-2604 260e 2611 2614-2615 2618 261d 2620 2622-2623 2626 262a 262e-262f 2638-263a 2640"
    " 2642 2648-2653 265f-2660 2663 2665-2666 2668 267b 267e-267f 2692 2694-2697 2699 269b-269c 26a0 26a7 26aa"
    " 26b0-26b1 26bd-26be 26c4 26c8 26cf 26d1 26d3 26e9 26f0-26f5 26f7-26fa 2702 2708-2709 270c-270d 270f 2712 2714"
    " 2716 271d 2721 2733-2734 2744 2747 2757 2763-2764 27a1 2934-2935 2b05-2b07 2b1b-2b1c 2b55 3030 303d 3297 3299"
    " 1f004 1f170-1f171 1f17e-1f17f 1f202 1f237 1f321 1f324-1f32c 1f336 1f37d 1f396-1f397 1f399-1f39b 1f39e-1f39f"
    " 1f3cb-1f3ce 1f3d4-1f3df 1f3f3 1f3f5 1f3f7 1f43f 1f441 1f4fd 1f549-1f54a 1f56f-1f570 1f573-1f579 1f587"
    " 1f58a-1f58d 1f590 1f5a5 1f5a8 1f5b1-1f5b2 1f5bc 1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef"
    " 1f5f3 1f5fa 1f6cb 1f6cd-1f6cf 1f6e0-1f6e5 1f6e9 1f6f0 1f6f3"
)
_WITHOUT_SELECTOR = (
    "23e9-23ec 23f0 23f3 25fd 2693 26a1 26ab 26c5 26ce 26d4 26ea 26fd 2705 270a-270b 2728 274c 274e 2753-2755"
    " 2795-2797 27b0 27bf 2b50 1f0cf 1f18e 1f191-1f19a 1f201 1f21a 1f22f 1f232-1f236 1f238-1f23a 1f250-1f251"
    " 1f300-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 1f3f8-1f43e 1f440"
    " 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc"
    " 1f6d0-1f6d2 1f6d5-1f6d7 1f6dd-1f6df 1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945"
    " 1f947-1f9ff 1fa70-1fa74 1fa78-1fa7c 1fa80-1fa86 1fa90-1faac 1fab0-1faba 1fac0-1fac5 1fad0-1fad9 1fae0-1fae7"
    " 1faf0-1faf6"
)
_REGIONAL = "[\U0001f1e6-\U0001f1ff]"  # two of them are a flag
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"
_TAGS = "[\U000e0020-\U000e007f]"  # behind a flag, they name a region
_LAST_TAG = "\U000e007f"
_TONE = "[\U0001f3fb-\U0001f3ff]"
_JOINER = "\u200d"
_LONGEST = 3  # code points that tell the end of an emoji


def ends_in_emoji(text: str) -> bool:
    """Whether the last characters of a text are the end of an emoji."""
    if not text or text[-1].isascii():
        return False
    return text[-1] == _LAST_TAG or _pattern(r"\Z").search(text, max(0, len(text) - _LONGEST)) is not None


def without_emoji(text: str) -> str:
    """Give a text without its emoji."""
    return text if text.isascii() else _pattern(rf"(?:{_TONE}|{_TAGS}+)?{_JOINER}?").sub("", text)


@cache
def _pattern(behind: str) -> re.Pattern[str]:
    selected, plain = _class(_WITH_SELECTOR), _class(_WITHOUT_SELECTOR)
    return re.compile(rf"(?:[{selected}]\ufe0f?|[{plain}]|{_REGIONAL}{{2}}|{_KEYCAP})(?:{behind})")


def _class(ranges: str) -> str:
    """Write ranges of hexadecimal code points as the inside of a character class."""
    return "".join("-".join(chr(int(end, 16)) for end in each.split("-")) for each in ranges.split())
