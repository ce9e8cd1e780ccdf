"""What the steps of the GitHub Action (`action.yml`) run: `python -I -m awesome_lint.action STEP`.

`prepare` reads the inputs and keeps them in a folder of this run; `fix` commits fixes; `check` runs the program and
leaves its reports there; `report` keeps the comment, the suggestions and the issue; `handed` keeps the comment
with what another workflow found. The program itself runs in
processes of its own, without any token but for links. Nothing out of the tree that is checked is executed or imported.
"""
