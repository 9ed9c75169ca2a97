"""What the RFCs and BIP39 print (`vectors/rfc`), for the primitives that are built here."""

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

import words
from curve import verify
from encoding import hkdf, hmac_sha256
from hpke import key_and_nonce
from keys import kem_public, shared_secret, sign, sign_public


def ed25519(case):
    signature = sign(case["secret"], case["message"])
    is_good = verify(case["public"], case["message"], signature)
    return {"public": sign_public(case["secret"]), "signature": signature if is_good else None}


def hpke(case):
    shared = shared_secret(case["skRm"], case["enc"])
    from_sender = shared_secret(case["skEm"], case["pkRm"])
    key, nonce = key_and_nonce(shared, case["enc"], kem_public(case["skRm"]), case["info"])
    encapsulated = kem_public(case["skEm"]) if shared == from_sender else None
    return {"enc": encapsulated, "key": key, "baseNonce": nonce}


MAKE = {
    "rfc4231-hmac": lambda case: {"sha256": hmac_sha256(case["key"], case["message"])},
    "rfc5869-hkdf-sha256": lambda case: {
        "okm": hkdf(case["ikm"], case["salt"], case["info"], case["size"])
    },
    "rfc7748-x25519": lambda case: {"shared": shared_secret(case["scalar"], case["u"])},
    "rfc8032-ed25519": ed25519,
    "rfc9180-hpke": hpke,
    "rfc8439-chacha20-poly1305": lambda case: {
        "ciphertext": ChaCha20Poly1305(case["key"]).encrypt(case["nonce"], case["plain"], case["aad"])
    },
    "bip39-english": lambda case: {"words": " ".join(words.kit_words(case["entropy"]))},
}
