"""Epoch keys: commitment and inbox, lockboxes and back-links (section 6)."""

from encoding import enc, hash_of, kdf, u32
from hpke import open_box, seal_box
from keys import kem_public
from operations import BACK_LINK
from sealing import open_sealed, pack, seal, unpack


def commitment_of(space_id, epoch, key):
    return hash_of("K1/epoch", space_id, u32(epoch), key)


def inbox_secret_of(key):
    return kdf(key, "K1/inbox")


def inbox_of(key):
    return kem_public(inbox_secret_of(key))


def box_info(space_id, epoch, kem, op_hash):
    return enc("K1/box", space_id, u32(epoch), kem, op_hash)


def seal_lockbox(space_id, epoch, key, kem, op_hash, ephemeral):
    return seal_box(kem, box_info(space_id, epoch, kem, op_hash), key, ephemeral)


def open_lockbox(box, space_id, opened, kem_secret, op_hash):
    """The key of the epoch, if it is the one that everybody was promised."""
    info = box_info(space_id, opened["epoch"], kem_public(kem_secret), op_hash)
    return checked(open_box(kem_secret, info, box), space_id, opened)


def checked(key, space_id, opened):
    if key is None or len(key) != 32:
        return None
    if commitment_of(space_id, opened["epoch"], key) != opened["commitment"]:
        return None
    return key if inbox_of(key) == opened["inbox"] else None


def back_header(space_id, back_to):
    return enc("K1/back", space_id, u32(back_to))


def seal_back_link(space_id, back_to, key, next_key, random):
    return pack(seal(next_key, back_header(space_id, back_to), key, random))


def open_back_link(link, space_id, opened, next_key):
    sealed = unpack(link, BACK_LINK)
    key = sealed and open_sealed(next_key, back_header(space_id, opened["epoch"]), sealed)
    return checked(key or None, space_id, opened)
