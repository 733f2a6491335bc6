"""Words and characters that different readers of YAML take for different things, and that are therefore refused.

PyYAML follows YAML 1.1 (yaml.org/type: int, float, bool, null, merge, value), browsers' readers follow 1.2; what both
take for the same text is left alone.
"""

import re

_SURPRISE = re.compile(
    r"""[-+]?0[0-9_]+                       # octal in YAML 1.1, or a lost zero
    | [-+]?0[xob][0-9a-fA-F_]+              # hexadecimal, octal, binary
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?   # sexagesimal
    | [-+]?[0-9]+_[0-9_]*(\.[0-9_]*)?       # underscores
    | [-+]?(\.[0-9]+|[0-9]+\.?[0-9]*)[eE][-+]?[0-9]+  # powers of ten
    | [-+]?\.(inf|Inf|INF) | \.(nan|NaN|NAN)
    | y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|True|TRUE|False|FALSE
    | ~|null|Null|NULL | <<|=""",
    re.VERBOSE,
)
_LONGEST_SURPRISE = 40
"""Longer words are not looked at: no number is that long, and matching stays quick whatever is written."""
FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Control characters, and the line breaks only YAML 1.1 knows (NEL, LS, PS), after which line numbers would differ."""


def is_surprise(word: str) -> bool:
    """Whether a plain word is read as another value by some readers of YAML."""
    return len(word) <= _LONGEST_SURPRISE and bool(_SURPRISE.fullmatch(word))
