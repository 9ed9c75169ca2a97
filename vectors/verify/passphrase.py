"""Passphrase text and sign-in names (section 8)."""

import re
import unicodedata

# Unicode's Default_Ignorable_Code_Point, which Python's own table lacks (DerivedCoreProperties.txt).
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
SPACE = "\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
DASHES = "\u2010-\u2015\u2212"


def visible(typed):
    return unicodedata.normalize("NFKC", UNSEEN.sub("", typed))


def passphrase_bytes(typed):
    text = re.sub("[\u2018-\u201b\u2032]", "'", visible(typed))
    text = re.sub("[\u201c-\u201f]", '"', text)
    text = re.sub(f"[{DASHES}]", "-", text)
    return re.sub(f"[{SPACE}]+", " ", text).strip(" ").encode()


def sign_in_name(typed):
    """Quotes stay as they are; dashes, low lines and white space become one hyphen."""
    return re.sub(f"[{DASHES}{SPACE}_-]+", "-", visible(typed).lower()).strip("-")
