"""Key pairs, signing (OpenSSL) and X25519 (OpenSSL)."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from encoding import kdf, u32


def raw(public):
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def sign_public(secret):
    return raw(Ed25519PrivateKey.from_private_bytes(secret).public_key())


def sign(secret, message):
    return Ed25519PrivateKey.from_private_bytes(secret).sign(message)


def kem_public(secret):
    return raw(X25519PrivateKey.from_private_bytes(secret).public_key())


def shared_secret(secret, public):
    """The X25519 output, or None where it is all zeros (RFC 7748, section 6.1)."""
    try:
        return X25519PrivateKey.from_private_bytes(secret).exchange(
            X25519PublicKey.from_public_bytes(public)
        )
    except ValueError:
        return None


def member_keys(root, index):
    """(sign secret, kem secret) of one membership."""
    seed = kdf(root, "K1/member", u32(index))
    return kdf(seed, "K1/sign"), kdf(seed, "K1/kem")
