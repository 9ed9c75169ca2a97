"""Drops, and the mailboxes in which they are answered (section 7)."""

from encoding import dec, enc, hash_of, kdf, pad, unpad
from hpke import open_box, seal_box
from keys import kem_public
from sealing import open_sealed, pack, seal, unpack

DROP_BYTES_MAX = 98_304
READERS_MAX = 12
BOX = 80


def box_info(address, kem):
    return enc("K1/drop-box", address, kem)


def words_header(address, boxes):
    return enc("K1/drop-words", address, *boxes)


def seal_drop(address, readers, plain, random):
    """`random` holds the key, an ephemeral secret for each box, then salt and r."""
    key, rest = random[:32], random[32:]
    boxes = [
        seal_box(kem, box_info(address, kem), key, rest[32 * at : 32 * (at + 1)])
        for at, kem in enumerate(readers)
    ]
    sealed = seal(key, words_header(address, boxes), pad(plain), rest[32 * len(boxes) :])
    return enc("K1/drop", b"".join(boxes), pack(sealed))


def read_boxes(drop):
    """(boxes, sealed words), or None."""
    fields = dec("K1/drop", drop, [(0, READERS_MAX * BOX), (0, DROP_BYTES_MAX)])
    if len(drop) > DROP_BYTES_MAX or not fields or len(fields[0]) % BOX:
        return None
    joined, packed = fields
    return [joined[at : at + BOX] for at in range(0, len(joined), BOX)], packed


def open_drop(drop, address, kem_secret):
    read = read_boxes(drop)
    if not read:
        return None
    boxes, packed = read
    info = box_info(address, kem_public(kem_secret))
    key = next((key for key in (open_box(kem_secret, info, box) for box in boxes) if key), None)
    sealed = key and unpack(packed, DROP_BYTES_MAX)
    padded = sealed and open_sealed(key, words_header(address, boxes), sealed)
    return unpad(padded) if padded else None


def member_address(space_id, member_id):
    return hash_of("K1/member-address", space_id, member_id)


def mailbox_of(secret):
    read_key, kem_secret = kdf(secret, "K1/mailbox-read"), kdf(secret, "K1/mailbox-box")
    return {
        "address": hash_of("K1/mailbox", read_key),
        "readKey": read_key,
        "pair": {"secret": kem_secret, "public": kem_public(kem_secret)},
    }
