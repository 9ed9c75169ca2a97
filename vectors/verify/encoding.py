"""enc, H and KDF of section 1, and padding of section 2."""

import hashlib
import hmac


TIME_MAX = 2**53 - 1


def u32(number):
    return number.to_bytes(4, "big")


def u64(number):
    return number.to_bytes(8, "big")


def enc(label, *fields):
    parts = [label.encode(), *(field.encode() if isinstance(field, str) else field for field in fields)]
    return b"".join(u32(len(part)) + part for part in parts)


def dec(label, encoded, sizes):
    """The fields, or None. A size is an exact number of bytes, or (least, most)."""
    at = 0
    parts = []
    name = len(label.encode())
    for size in [name, *sizes]:
        least, most = size if isinstance(size, tuple) else (size, size)
        length = int.from_bytes(encoded[at : at + 4], "big")
        end = at + 4 + length
        if at + 4 > len(encoded) or not least <= length <= most or end > len(encoded):
            return None
        parts.append(encoded[at + 4 : end])
        at = end
    return parts[1:] if at == len(encoded) and parts[0] == label.encode() else None


def sha256(encoded):
    return hashlib.sha256(encoded).digest()


def hash_of(label, *fields):
    return sha256(enc(label, *fields))


def hmac_sha256(key, message):
    return hmac.digest(key, message, "sha256")


def hkdf_extract(salt, secret):
    return hmac_sha256(salt or bytes(32), secret)


def hkdf_expand(key, info, size):
    """RFC 5869, section 2.3."""
    out, block, count = b"", b"", 1
    while len(out) < size:
        block = hmac_sha256(key, block + info + bytes([count]))
        out += block
        count += 1
    return out[:size]


def hkdf(secret, salt, info, size):
    return hkdf_expand(hkdf_extract(salt, secret), info, size)


def kdf(key, label, context=b""):
    """Without a context the field is there and empty."""
    return hkdf(key, b"", enc(label, context), 32)


def padded_size(content):
    """Powers of two from 256 bytes to 4 KiB, Padmé above (Nikitin and others, PETS 2019)."""
    if content <= 4096:
        return max(256, 1 << (content - 1).bit_length())
    exponent = content.bit_length() - 1
    free = exponent - exponent.bit_length()
    return ((content + (1 << free) - 1) >> free) << free


def pad_to(plain, size):
    return u32(len(plain)) + plain + bytes(size - 4 - len(plain))


def pad(plain):
    return pad_to(plain, padded_size(4 + len(plain)))


def pad_in_steps(plain, step, overhead=0):
    """So that, with what a seal adds around it, the whole is a multiple of the step."""
    whole = 4 + len(plain) + overhead
    return pad_to(plain, -(-whole // step) * step - overhead)


def unpad(padded):
    length = int.from_bytes(padded[:4], "big")
    if len(padded) < 4 or 4 + length > len(padded) or any(padded[4 + length :]):
        return None
    return padded[4 : 4 + length]
