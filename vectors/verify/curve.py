"""Edwards25519 in plain integers: which public keys are admitted, and the strict check of signatures.

OpenSSL admits keys of small order, so it never has the last word. Nothing here runs in constant time:
it judges public bytes, in a tool for tests, and is no part of the product.
"""

import functools
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(one, other):
    """Extended coordinates; complete, so it doubles as well (RFC 8032, section 5.1.4)."""
    x1, y1, z1, t1 = one
    x2, y2, z2, t2 = other
    a = (y1 - x1) * (y2 - x2) % P
    b = (y1 + x1) * (y2 + x2) % P
    c = 2 * t1 * t2 * D % P
    d = 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar, point):
    result = NEUTRAL
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def is_neutral(point):
    x, y, z, _ = point
    return x % P == 0 and (y - z) % P == 0


def x_of(y):
    """One of the two x for this y, or None where the curve has no such point."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    return None if (x * x - square) % P else x


def point_from(encoded):
    """A point in its one canonical spelling (RFC 8032, section 5.1.3), or None."""
    if len(encoded) != 32:
        return None
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    x = x_of(y)
    if x is None or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, -1, P) % P
BASE = point_from(BASE_Y.to_bytes(32, "little"))


def is_small_order(point):
    return is_neutral(multiply(8, point))


def is_torsion_free(point):
    return is_neutral(multiply(L, point))


@functools.lru_cache(maxsize=100_000)
def is_admitted_sign_key(key):
    point = point_from(key)
    return point is not None and not is_small_order(point) and is_torsion_free(point)


@functools.lru_cache(maxsize=100_000)
def is_admitted_kem_key(key):
    """Judged by the Edwards image y = (u - 1) / (u + 1) (RFC 7748, section 4.1)."""
    u = int.from_bytes(key, "little")
    if len(key) != 32 or u >= P or u == P - 1:
        return False
    y = (u - 1) * pow(u + 1, -1, P) % P
    x = x_of(y)
    if x is None:
        return False
    point = (x, y, 1, x * y % P)
    return not is_small_order(point) and is_torsion_free(point)


@functools.lru_cache(maxsize=100_000)
def verify(key, message, signature):
    """The strict check of section 1: one canonical form of everything, no key of small order."""
    public = point_from(key)
    if public is None or is_small_order(public):
        return False
    # OpenSSL asks for more (no cofactor), so what it accepts holds; its refusal is only a hint.
    return openssl_accepts(key, message, signature) or verify_with_cofactor(
        public, key, message, signature
    )


def openssl_accepts(key, message, signature):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except InvalidSignature:
        return False


def verify_with_cofactor(public, key, message, signature):
    """8·S·B = 8·R + 8·k·A (RFC 8032, section 5.1.7), with S below the order and R canonical."""
    commitment = point_from(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or commitment is None or s >= L:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    k = int.from_bytes(digest, "little") % L
    x, y, z, t = add(commitment, multiply(k, public))
    return is_small_order(add(multiply(s, BASE), (-x % P, y, z, -t % P)))
