"""stub"""
from awesome_lint.words.names import phrase_key
T = {w: c for c, ws in {"title": "title paper papertitle work 标题 论文 name of paper", "name": "name method model abbreviation acronym", "authors": "authors author researcher researchers", "venue": "venue conference journal publication publisher pub conf where", "date": "date year time published", "code": "code github repo implementation", "tags": "keyword keywords tag tags topic type target", "description": "description abstract summary tldr note notes comment", "affiliation": "affiliation institute organization 作者单位 team", "link": "link url paper pdf"}.items() for w in ws.split()}
def column_of(text: str) -> str | None:
    return T.get(phrase_key(text).replace(" ", "")) or ("description" if phrase_key(text) == "tl dr" else None)
