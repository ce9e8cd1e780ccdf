"""Draw what the program prints on a terminal for the example list: docs/assets/demo.svg, which README.md shows.

`--check` writes nothing and fails if the picture is not what would be drawn.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "assets" / "demo.svg"
LIST: Final = "fixtures/lists/demo.md"
RULES: Final = "VEN001,TPL009,LNK003,ENC001,DUP001"
COMMAND: Final = f"awesome-lint --select {RULES} {LIST}"
COLOURS: Final = [(240, 113, 120), (152, 195, 121), (229, 192, 123), (97, 175, 239), (198, 120, 221), (86, 182, 194)]
THEME: Final = TerminalTheme(
    (24, 26, 31),
    (216, 220, 228),
    [(40, 44, 52), *COLOURS, (216, 220, 228)],
    [(120, 127, 140), *COLOURS, (255, 255, 255)],
)
# Rich's own frame loads a font from elsewhere; each line has its width said, so that any fixed-width font fits.
FRAME: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {terminal_width} {terminal_height}" role="img"
  aria-label="What awesome-lint prints for a list of papers">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
<rect width="{terminal_width}" height="{terminal_height}" rx="8" fill="#181a1f" />
<g transform="translate(12, 12)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> int:
    """Write, or check, the picture; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the picture would change")
    check = parser.parse_args().check
    wanted = drawn(printed())
    if PICTURE.exists() and PICTURE.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{PICTURE.relative_to(ROOT)}: {'out of date; run make docs' if check else 'written'}")
    if not check:
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_text(wanted, encoding="utf-8", newline="\n")
    return int(check)


def printed() -> str:
    """Give what the program prints, with colours."""
    options = ("--isolated", "--no-cache", "--exit-zero", "--color", "always")
    arguments = COMMAND.split()[1:]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "awesome_lint", "check", *arguments, *options, "--output-format", "full"],
        cwd=ROOT,
        env={"PATH": "", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def drawn(output: str) -> str:
    """Give the picture of a terminal with the command and its output."""
    text = Text.from_ansi(output)
    width = max(line.cell_len for line in text.split()) + 2  # no line is broken, and there is a margin
    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "bright_black"), COMMAND), highlight=False)
    console.print(text, highlight=False)
    picture = console.export_svg(theme=THEME, code_format=FRAME, unique_id="demo")
    return "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"


if __name__ == "__main__":
    sys.exit(main())
