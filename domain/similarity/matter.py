"""What is compared of a case, as the pairs of characters that its words consist of."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from operator import add
from typing import Generic, TypeVar

from domain.numerals import fold_width

Name = TypeVar("Name", bound=Hashable)

READ = 300  # characters of the content
_OPENING = 40  # of the content, where the title says nothing
_FEWEST = 3  # pairs; a title of fewer says nothing (求助！)
_NO_WORD = re.compile(r"[^\u4e00-\u9fffa-z0-9]+")
# Words every matter has, which say nothing of it.
_OF_EVERY_MATTER = re.compile(
    r"关于|进一步|加强|建议|提案|请求|希望|反映|投诉|咨询|问题|的|了|尊敬|领导|您好|我是|请问|谢谢|恳请|相关|部门"
)

Pairs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Matter(Generic[Name]):
    """A case by its title and content; only the first `READ` characters of the content are looked at."""

    name: Name
    title: str
    content: str = ""

    def pairs(self) -> tuple[Pairs, Pairs]:
        """Those of the title (where it says nothing, of the opening words), and all of them."""
        title, content = pairs_of(self.title), pairs_of(self.content[:READ])
        if len(title) < _FEWEST:
            title |= pairs_of(self.content[:_OPENING])
        return title, title | content


def pairs_of(text: str) -> Pairs:
    """Every two neighbouring characters of a word; a word of one character stands for itself."""
    words = _NO_WORD.sub(" ", _OF_EVERY_MATTER.sub(" ", fold_width(text).lower())).split()
    pairs = {one for one in words if len(one) == 1}
    for word in words:
        pairs.update(map(add, word, word[1:]))
    return frozenset(pairs)
