"""The account: root and wraps, keyring, echo, manifest, and what sign-in signs (section 8)."""

import json

from curve import is_admitted_sign_key, verify
from encoding import TIME_MAX, dec, enc, hash_of, kdf, pad_in_steps, sha256, u32, u64, unpad
from keys import sign, sign_public
from sealing import PACKED_OVERHEAD, open_sealed, pack, seal, unpack

KEYRING_BYTES_MAX = 65_536
KEYRING_STEP = 4096
WRAP_BYTES_MAX = 256
MANIFEST_BYTES_MAX = 256


def root_id(root):
    return hash_of("K1/root-id", root)[:8]


def wrap_key(method, secret):
    return kdf(secret, "K1/wrap-key", method)


def wrap_header(account_id, method, generation):
    return enc("K1/wrap", account_id, method, u32(generation))


def seal_root(root, key, header, random):
    return pack(seal(key, header, root, random))


def open_root(wrapped, key, header):
    if len(wrapped) > WRAP_BYTES_MAX:
        return None
    sealed = unpack(wrapped, WRAP_BYTES_MAX)
    root = sealed and open_sealed(key, header, sealed)
    return root if root and len(root) == 32 else None


def keyring_header(account_id, seq):
    return enc("K1/keyring", account_id, u32(seq))


def seal_keyring(text, root, header, random):
    plain = pad_in_steps(text, KEYRING_STEP, PACKED_OVERHEAD)
    return pack(seal(kdf(root, "K1/keyring"), header, plain, random))


def open_keyring(blob, root, header):
    if len(blob) > KEYRING_BYTES_MAX:
        return None
    sealed = unpack(blob, KEYRING_BYTES_MAX)
    padded = sealed and open_sealed(kdf(root, "K1/keyring"), header, sealed)
    text = padded and unpad(padded)
    return json.loads(text) if text else None


def echo(root, space_id, entry_id, seq, blob):
    mask = kdf(root, "K1/echo", enc("K1/echo-place", space_id, entry_id))[:16]
    said = u64(seq) + sha256(blob)[:8]
    return bytes(one ^ other for one, other in zip(said, mask))


def instance_id(root):
    return hash_of("K1/instance", root)


def sign_manifest(root_secret, receipt_key, generation, restored_to):
    root = sign_public(root_secret)
    body = enc("K1/manifest", root, receipt_key, u32(generation), u64(restored_to))
    return enc("K1/signed-manifest", body, sign(root_secret, hash_of("K1/manifest-sig", body)))


def read_manifest(signed):
    outer = dec("K1/signed-manifest", signed, [(0, MANIFEST_BYTES_MAX), 64])
    inner = outer and dec("K1/manifest", outer[0], [32, 32, 4, 8])
    if not inner:
        return None
    body, signature = outer
    root, receipt_key, generation, restored_to = inner
    if not is_admitted_sign_key(root) or not is_admitted_sign_key(receipt_key):
        return None
    if int.from_bytes(restored_to, "big") > TIME_MAX:
        return None
    if not verify(root, hash_of("K1/manifest-sig", body), signature):
        return None
    return root, receipt_key, int.from_bytes(generation, "big"), int.from_bytes(restored_to, "big")
