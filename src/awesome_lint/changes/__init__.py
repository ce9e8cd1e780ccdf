"""What a change brings into a list, told from what was there before.

A list before a change is its *base*. A diagnostic is reported if linting the base does not give it: no diagnostic of
its rule in the same words (`awesome_lint.fingerprints`), counted, so that a second one in equal words is new. This one
definition says all of it:

- In an entry, heading or line whose words changed every diagnostic is reported, the old defects too, as reviewers of
  changed lines expect: its words are not those of the base. A line that a fix writes is a changed one.
- In one that was moved, indented, wrapped or given another marker none is, but for what just that caused.
- What a change causes elsewhere is reported where it shows: the line of the table of contents that leads to a heading
  which is gone, the reference whose definition was deleted. Lines alone would hide it, and the list would be worse
  after such a merge than anybody was told. What a diagnostic hid that is gone now (an entry that repeats two others is
  said to repeat one) counts as caused, too.

Two things need more than counting, and so know the base themselves:

- Where two places are at odds and either could be called wrong, the one that the change added is. Rules on duplicates
  go by `Context.age`: old entries come before new ones, and among themselves in their old order.
- A list without a template of its own is held against its habits. Those of the base, if it has entries enough to have
  any, hold for both texts, so that what is added has no vote in how it is judged, and cannot put all other entries in
  the wrong. A template or profile that the text or the configuration names is that of the changed text, and holds for
  the base as well.

Of the repository around the list (files that links name, guidelines) only the present state is looked at, for both.
"""
