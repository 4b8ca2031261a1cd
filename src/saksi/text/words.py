"""Syntactic words of a sentence, as Universal Dependencies count them: clitics stand on their own."""

from collections.abc import Iterator

from saksi.text.lemmas import WordAnalyser
from saksi.text.sentences import Sentence, Token


def syntactic_words(sentence: Sentence, analyse: WordAnalyser) -> tuple[list[Token], list[int]]:
    """The words in order, and for each the token that it is (a part of).

    `rumahnya` gives `rumah` and `nya`, `don't` gives `do` and `n't`: every word is a piece of the text.
    """
    words: list[Token] = []
    owners: list[int] = []
    for number, token in enumerate(sentence.tokens):
        for word in _parts(token, analyse):
            words.append(word)
            owners.append(number)
    return words, owners


def _parts(token: Token, analyse: WordAnalyser) -> Iterator[Token]:
    """The token's host and its enclitics; proclitics stay with their verb."""
    cuts = [len(token.surface)]
    if len(token.surface) > 2 and token.surface[-1].isalpha():
        for clitic in reversed(analyse(token.surface).clitics):
            spelled = clitic.strip("-")
            before = token.surface[: cuts[0]].lower().replace("’", "'")
            if clitic.endswith("-") or not before.endswith(spelled) or before == spelled:
                break
            cuts.insert(0, cuts[0] - len(spelled))
    start = 0
    for cut in cuts:
        yield Token(token.start + start, token.start + cut, token.surface[start:cut])
        start = cut
