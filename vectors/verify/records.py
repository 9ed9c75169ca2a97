"""Envelopes: header, salt, C, ct, SHA-256(ct), signature (section 4)."""

from curve import verify
from encoding import dec, enc, hash_of, pad, sha256, u32, unpad
from keys import sign
from operations import BODY_BYTES_MAX
from sealing import open_sealed, seal

VERSION_AND_SUITE = b"\x00\x01"
HEADER_BYTES_MAX = 9216
ENTRY_BYTES_MAX = 73_728
OPERATION_BYTES_MAX = 4096
ERASE_SEQS_MAX = 256
TYPES = {"operation": 1, "entry": 2, "erase": 3}
LABELS = {"operation": "K1/op", "entry": "K1/entry", "erase": "K1/erase"}
OWN_SIZES = {
    "operation": [(0, BODY_BYTES_MAX)],
    "entry": [16, 1],
    "erase": [(4, 4 * ERASE_SEQS_MAX)],
}
STANDING_SIZES = [2, 32, 4, 32, 4, 32, 32]
PARTS = ("header", "salt", "commitment", "ciphertext", "ciphertextHash", "signature")


def encode_standing(standing):
    return [
        VERSION_AND_SUITE, standing["spaceId"], u32(standing["epoch"]), standing["author"],
        u32(standing["seenSeq"]), standing["seenHead"], standing["opHash"],
    ]


def encode_header(kind, standing, own):
    return enc(LABELS[kind], *encode_standing(standing), *own)


def make_envelope(header, sealed, secret):
    salt, commitment, ciphertext = sealed
    signed = [header, salt, commitment, sha256(ciphertext)]
    signature = sign(secret, hash_of("K1/sig", *signed))
    return dict(zip(PARTS, [header, salt, commitment, ciphertext, sha256(ciphertext), signature]))


def seal_words(header, plain, key, random):
    return (b"", b"", b"") if plain is None else seal(key, header, pad(plain), random)


def parse_header(header):
    """(type, standing, own fields), or None."""
    for kind, label in LABELS.items():
        fields = dec(label, header, STANDING_SIZES + OWN_SIZES[kind])
        if fields is None:
            continue
        suite, space_id, epoch, author, seen_seq, seen_head, op_hash = fields[:7]
        if suite != VERSION_AND_SUITE:
            return None
        standing = {
            "spaceId": space_id, "epoch": int.from_bytes(epoch, "big"), "author": author,
            "seenSeq": int.from_bytes(seen_seq, "big"), "seenHead": seen_head, "opHash": op_hash,
        }
        return kind, standing, fields[7:]
    return None


def read_own(kind, own):
    """What only this type has: the body, lane and flag, or the numbers to erase."""
    if kind == "operation":
        return {"body": own[0]}
    if kind == "entry":
        lane, flag = own
        return {"lane": lane, "isDocument": flag == b"\1"} if flag in (b"\0", b"\1") else None
    (encoded,) = own
    seqs = [int.from_bytes(encoded[at : at + 4], "big") for at in range(0, len(encoded), 4)]
    is_ascending = all(one < other for one, other in zip([0, *seqs], seqs))
    return {"seqs": seqs} if len(encoded) % 4 == 0 and is_ascending else None


def has_fitting_sizes(kind, envelope):
    """Salt and C are both there or both absent, as the type wants it; ct is None once it was erased."""
    salt, commitment, ciphertext, expected, signature = (envelope[part] for part in PARTS[1:])
    if len(expected) != 32 or len(signature) != 64:
        return False
    sizes = (len(salt), len(commitment))
    if sizes == (0, 0) and kind != "entry":
        return not ciphertext and expected == sha256(b"")
    most = {"entry": ENTRY_BYTES_MAX, "operation": OPERATION_BYTES_MAX, "erase": 0}[kind]
    if sizes != (32, 32) or not most:
        return False
    return ciphertext is None or (len(ciphertext) <= most and sha256(ciphertext) == expected)


def parse_record(envelope):
    """A record whose parts all fit together, or None. The signature is another question."""
    if len(envelope["header"]) > HEADER_BYTES_MAX:
        return None
    parsed = parse_header(envelope["header"])
    if not parsed:
        return None
    kind, standing, own = parsed
    read = read_own(kind, own)
    if not read or not has_fitting_sizes(kind, envelope):
        return None
    return {"type": kind, "envelope": envelope, "envHash": env_hash(kind, envelope), **standing, **read}


def env_hash(kind, envelope):
    parts = [envelope[part] for part in ("header", "salt", "commitment", "ciphertextHash", "signature")]
    return hash_of("K1/env", bytes([TYPES[kind]]), *parts)


def is_signed_by_author(record):
    parts = [record["envelope"][part] for part in ("header", "salt", "commitment", "ciphertextHash")]
    return verify(record["author"], hash_of("K1/sig", *parts), record["envelope"]["signature"])


def open_envelope(envelope, key):
    if not envelope["ciphertext"]:
        return None
    sealed = (envelope["salt"], envelope["commitment"], envelope["ciphertext"])
    padded = open_sealed(key, envelope["header"], sealed)
    return None if padded is None else unpad(padded)
