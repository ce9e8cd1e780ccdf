"""The one way to git: what asks it goes through here, the steps of the Action included.

A repository may be a stranger's, with its `.git` folder and all, and a configuration of git can name programs in dozens
of keys. None of them runs, and no list of bad keys has to be complete for that:

- `layout` finds a work tree's top by its `.git`; git is told, and never looks for a repository on its own.
- `tree` asks names and settings of the repository's own git folder, by commands that run nothing. Whatever looks at
  objects, the index or files is asked of a stand-in: a git folder made for the question, with a configuration
  written here, out of a few settings that name no program (`settings`).
- `fetching` hands git the user's settings of the same kind only.
- `process` runs git with the environment cleaned.
"""
