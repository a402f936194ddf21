"""How hard a text is to read: the Flesch-Kincaid grade, worked out by our own count of syllables.

Grade = 0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid and others, 1975). The reading age is
about five years more. Syllables are groups of vowels; a silent e at the end is none.
"""

import re

VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """At least one."""
    small = re.sub(r"[^a-z]", "", word.lower())
    counted = len(VOWELS.findall(small))
    silent = small.endswith("e") and not small.endswith(("le", "ee", "ye")) and counted > 1
    ed = small.endswith("ed") and not small.endswith(("ted", "ded", "ied")) and counted > 1
    return max(1, counted - silent - ed)


def grade(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade of a text, sentence by sentence."""
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z’']+", sentence)]
    a_sentence = len(words) / len(sentences)
    return 0.39 * a_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences_of(text: str) -> list[str]:
    """What stands between full stops, question marks, exclamation marks and line ends."""
    return [part for part in re.split(r"[.!?\n]+", text) if re.search(r"[A-Za-z]", part)]
