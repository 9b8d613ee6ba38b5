"""A strict look at a page: tags that close, what it loads, its ids, links and text."""

from html.parser import HTMLParser

_VOID = {"meta"}


class Page(HTMLParser):
    """Fails on a tag that does not close; collects ids, links, tags with attributes, and the text of the articles."""

    def __init__(self, html):
        super().__init__()
        self.open, self.ids, self.links, self.tags, self.paragraphs = [], [], [], [], []
        self._skipped = 0
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if "href" in attributes else []
        if tag not in _VOID:
            self.open.append(tag)
        if "article" in self.open and tag == "p":
            self.paragraphs.append("")
        self._skipped += "article" in self.open and tag == "a"

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self._skipped -= "article" in self.open and tag == "a"

    def handle_data(self, data):
        if "article" in self.open and self.paragraphs and not self._skipped:
            self.paragraphs[-1] += data
