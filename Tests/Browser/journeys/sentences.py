"""The sentences of `words/`, so that a journey presses what a person reads."""

import re
from functools import cache
from pathlib import Path

import yaml

WORDS = Path(__file__).resolve().parents[3] / "words"


@cache
def of(language):
    """Every sentence of a language by its key."""
    found = {}
    for file in sorted(WORDS.rglob(f"{language}.yaml")):
        found.update(yaml.safe_load(file.read_text()))
    return found


def sentence(language, key, **filled):
    """The sentence with its places filled; those that are not given stay as they are."""
    text = str(of(language)[key])
    for name, value in filled.items():
        text = text.replace("{%s}" % name, str(value))
    return text


def pattern(language, key, **filled):
    """The same as a pattern that fits whatever stands in the places that are not given."""
    parts = re.split(r"\{[a-z]+\}", sentence(language, key, **filled))
    return re.compile("^" + ".+".join(re.escape(part) for part in parts) + "$")
