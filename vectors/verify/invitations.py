"""Links, the keys in them, the card that the server holds, and the claim (section 7)."""

import base64
import re

from encoding import enc, kdf, pad, unpad
from keys import sign, sign_public
from operations import claim_hash, invite_id_of, knock_hash
from sealing import open_sealed, pack, seal, unpack

CARD_BYTES_MAX = 16_384


def sign_secret_of(secret):
    return kdf(secret, "K1/invite-sign")


def invite_id_of_secret(secret):
    return invite_id_of(sign_public(sign_secret_of(secret)))


def card_key_of(secret):
    return kdf(secret, "K1/invite-card")


def fragment_of(secret):
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def secret_of(fragment):
    """128 bits in their one spelling, or None."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{22}", fragment):
        return None
    secret = base64.urlsafe_b64decode(fragment + "==")
    return secret if len(secret) == 16 and fragment_of(secret) == fragment else None


def seal_card(card, secret, random):
    header = enc("K1/invite-card", invite_id_of_secret(secret))
    return pack(seal(card_key_of(secret), header, pad(card), random))


def open_card(sealed_card, secret):
    if len(sealed_card) > CARD_BYTES_MAX:
        return None
    sealed = unpack(sealed_card, CARD_BYTES_MAX)
    header = enc("K1/invite-card", invite_id_of_secret(secret))
    padded = sealed and open_sealed(card_key_of(secret), header, sealed)
    return unpad(padded) if padded else None


def make_claim(secret, space_id, op_hash, sign_key, kem_key):
    hash_signed = claim_hash(space_id, op_hash, invite_id_of_secret(secret), sign_key, kem_key)
    return sign(sign_secret_of(secret), hash_signed)


def make_knock(secret, sign_secret, space_id, sign_key, kem_key):
    """The same hash signed twice: with the link, and with the key that wants to come in."""
    signed = knock_hash(space_id, sign_key, kem_key)
    return {
        "inviteId": invite_id_of_secret(secret),
        "invitePublic": sign_public(sign_secret_of(secret)),
        "message": signed,
        "claim": sign(sign_secret_of(secret), signed),
        "proof": sign(sign_secret, signed),
    }
