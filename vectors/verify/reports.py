"""What proves one entry to somebody who has no key of its space (section 7, reports)."""

import hmac

from curve import is_admitted_sign_key
from encoding import enc, hash_of, hmac_sha256, pad, u64, unpad
from records import is_signed_by_author, open_envelope, parse_record
from sealing import keys_of

KEPT = ("header", "salt", "commitment", "ciphertextHash", "signature")


def prove_words(envelope, key, random):
    """`random` is that of the seal: salt and r."""
    _, frank_key = keys_of(key, envelope["header"], envelope["salt"])
    blinded = random[32:64] + pad(open_envelope(envelope, key))
    return {**{part: envelope[part] for part in KEPT}, "blinded": blinded, "frankKey": frank_key}


def verify_words(proof):
    """Space, author, epoch, opHash and words, or None."""
    record = parse_record({**{part: proof[part] for part in KEPT}, "ciphertext": None})
    if not record or record["type"] != "entry" or not is_admitted_sign_key(record["author"]):
        return None
    blinded, frank_key = proof["blinded"], proof["frankKey"]
    expected = hmac_sha256(frank_key, enc("K1/frank", proof["header"], proof["salt"], blinded))
    if len(frank_key) != 32 or not hmac.compare_digest(expected, proof["commitment"]):
        return None
    plain = unpad(blinded[32:])
    if plain is None or not is_signed_by_author(record):
        return None
    return {**{name: record[name] for name in ("spaceId", "author", "epoch", "opHash")}, "plain": plain}


def role_hash(role):
    """What the key in the team signs, so that `member` of another space can show the role there."""
    return hash_of("K1/role", role["teamId"], role["spaceId"], role["member"], u64(int(role["u64"])))
