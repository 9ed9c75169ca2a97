"""HPKE (RFC 9180), base mode, one shot: X25519, HKDF-SHA256, ChaCha20-Poly1305."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from encoding import hkdf_expand, hkdf_extract
from keys import kem_public, shared_secret

KEM_SUITE = b"KEM" + bytes([0, 0x20])
SUITE = b"HPKE" + bytes([0, 0x20, 0, 1, 0, 3])
OVERHEAD = 48


def labeled_extract(suite, salt, label, secret):
    return hkdf_extract(salt, b"HPKE-v1" + suite + label + secret)


def labeled_expand(suite, key, label, info, size):
    return hkdf_expand(key, size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, size)


def key_and_nonce(shared, encapsulated, public, info):
    """ExtractAndExpand (section 4.1), then KeySchedule (section 5.1) in mode base."""
    extracted = labeled_extract(KEM_SUITE, b"", b"eae_prk", shared)
    secret = labeled_expand(KEM_SUITE, extracted, b"shared_secret", encapsulated + public, 32)
    psk_id_hash = labeled_extract(SUITE, b"", b"psk_id_hash", b"")
    info_hash = labeled_extract(SUITE, b"", b"info_hash", info)
    context = b"\0" + psk_id_hash + info_hash
    scheduled = labeled_extract(SUITE, secret, b"secret", b"")
    key = labeled_expand(SUITE, scheduled, b"key", context, 32)
    return key, labeled_expand(SUITE, scheduled, b"base_nonce", context, 12)


def seal_box(public, info, plain, ephemeral):
    """enc ‖ ct; `ephemeral` is the secret key of the sender."""
    encapsulated = kem_public(ephemeral)
    shared = shared_secret(ephemeral, public)
    key, nonce = key_and_nonce(shared, encapsulated, public, info)
    return encapsulated + ChaCha20Poly1305(key).encrypt(nonce, plain, b"")


def open_box(secret, info, box):
    if len(box) < OVERHEAD:
        return None
    encapsulated, ciphertext = box[:32], box[32:]
    shared = shared_secret(secret, encapsulated)
    if shared is None:
        return None
    key, nonce = key_and_nonce(shared, encapsulated, kem_public(secret), info)
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, b"")
    except InvalidTag:
        return None
