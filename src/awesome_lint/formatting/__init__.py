"""The normal form of a whole document, for `awesome-lint format` and for mdformat.

The document is never written anew: its safe fixes are applied, then edits that only change its layout, and whatever no
edit touches stays as it is, byte for byte. What is done to the layout:

- Blanks at the ends of lines go, but for hard breaks, which keep two.
- Of several blank lines one is left, none at the file's beginning and end, and the last line ends in a newline.
- A blank line is put between blocks, such as a heading and a list, unless most such neighbours of the document have
  none; never beside HTML or comments.
- Indented headings, lists, paragraphs and tables go to the margin, but for those beside HTML, such as in `<details>`.
- One blank stands behind `#`; headings are written as most headings are, with `#` or underlined.
- Bullets are those of most items, thematic breaks those of most thematic breaks, fences those of most fences; nested
  lists and tables of contents may have bullets of their own. The gap behind bullets is the one that most items have,
  and what is nested moves along.
- A row of a table gets the padding, the pipes or the alignment that two of three rows have.

So these stay: the bullet and the rule that the list has, brackets and all other escapes, destinations, emphasis marks,
reference definitions and where they stand, HTML, badges, comments, front matter, footnotes, code, numbers, tight and
loose lists, hard breaks, and the length of lines.

That the document is shown as before is proven for each text that is given: its tree says what the tree of the fixed
document says, node by node. An edit that breaks this is left out, alone.
"""

from awesome_lint.formatting.engine import FormatResult, format_reading, format_source

__all__ = ["FormatResult", "format_reading", "format_source"]
