"""The kit as twelve words (BIP39), and the six words of a membership."""

import functools
import pathlib
import re
import unicodedata

from encoding import hash_of, kdf, sha256

LIST = pathlib.Path(__file__).parent.parent / "rfc" / "bip39-english-words.txt"
# What BIP39 itself publishes, so that a changed list is no quiet change of everybody's words.
LIST_SHA256 = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
ROUNDS = 5200


@functools.cache
def word_list():
    text = LIST.read_bytes()
    assert sha256(text).hex() == LIST_SHA256, "the word list is not the one of BIP39"
    return text.decode().split()


def words_of_bits(number, count):
    words = word_list()
    return [words[number >> 11 * place & 2047] for place in reversed(range(count))]


def kit_words(kit):
    checksum = sha256(kit)[0] >> 4
    return words_of_bits(int.from_bytes(kit, "big") << 4 | checksum, 12)


def index_of(word):
    """A whole word, or its beginning: four letters tell every word of the list from the others."""
    words = word_list()
    if word in words:
        return words.index(word)
    fitting = [place for place, known in enumerate(words) if known.startswith(word)]
    return fitting[0] if len(word) >= 4 and fitting else None


def read_kit(typed):
    """Only letters count, in any case, so numbering and extra spaces are fine."""
    letters = unicodedata.normalize("NFKC", typed).lower()
    places = [index_of(word) for word in re.findall(r"[^\W\d_]+", letters)]
    if len(places) != 12 or None in places:
        return None
    number = 0
    for place in places:
        number = number << 11 | place
    kit = (number >> 4).to_bytes(16, "big")
    return kit if sha256(kit)[0] >> 4 == number & 15 else None


def kit_sign_secret(kit):
    return kdf(kit, "K1/kit-auth")


def fingerprint(space_id, member_id, sign, kem):
    digest = hash_of("K1/words", space_id, member_id, sign, kem)
    for _ in range(ROUNDS):
        digest = sha256(digest)
    return words_of_bits(int.from_bytes(digest, "big") >> 256 - 66, 6)
