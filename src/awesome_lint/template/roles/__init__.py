"""Fields of a record by what its tokens are, without any template.

The title is looked for first: a quotation, a link whose label tells, a stretch in bold, or the first words. What stands
around it is told by kind: venues and dates, names, links, brackets at the edges, keys at the beginning of a line. Text
behind a dash is the description.
"""

from awesome_lint.template.roles.recogniser import Recogniser
from awesome_lint.template.roles.values import Assigned, Role

__all__ = ["Assigned", "Recogniser", "Role"]
