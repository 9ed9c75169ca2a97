"""seal and open of section 2."""

import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from encoding import dec, enc, hkdf, hmac_sha256, sha256

NONCE = bytes(12)
OVERHEAD = 48
PACKED_OVERHEAD = 4 + len("K1/sealed") + 4 + 32 + 4 + 32 + 4 + OVERHEAD


def keys_of(key, header, salt):
    both = hkdf(key, salt, enc("K1/seal", sha256(header)), 64)
    return both[:32], both[32:]


def seal(key, header, plain, random):
    """(salt, C, ct); `random` holds salt and r."""
    salt, blind = random[:32], random[32:64]
    cipher_key, frank_key = keys_of(key, header, salt)
    blinded = blind + plain
    commitment = hmac_sha256(frank_key, enc("K1/frank", header, salt, blinded))
    aad = enc("K1/aad", header, salt, commitment)
    return salt, commitment, ChaCha20Poly1305(cipher_key).encrypt(NONCE, blinded, aad)


def open_sealed(key, header, sealed):
    """The plain bytes, or None."""
    salt, commitment, ciphertext = sealed
    if len(key) != 32 or len(salt) != 32 or len(commitment) != 32 or len(ciphertext) < OVERHEAD:
        return None
    cipher_key, frank_key = keys_of(key, header, salt)
    aad = enc("K1/aad", header, salt, commitment)
    try:
        blinded = ChaCha20Poly1305(cipher_key).decrypt(NONCE, ciphertext, aad)
    except InvalidTag:
        return None
    expected = hmac_sha256(frank_key, enc("K1/frank", header, salt, blinded))
    return blinded[32:] if hmac.compare_digest(expected, commitment) else None


def pack(sealed):
    return enc("K1/sealed", *sealed)


def unpack(packed, ciphertext_max):
    return dec("K1/sealed", packed, [32, 32, (0, ciphertext_max)])
