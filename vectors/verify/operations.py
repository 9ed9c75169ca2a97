"""The clear bodies of operations (section 10)."""

from curve import is_admitted_kem_key, is_admitted_sign_key
from encoding import TIME_MAX, dec, enc, hash_of, u32, u64

KINDS = ("own", "bond", "circle", "team")
ROLES = ("member", "admin")
BOX = 80
BACK_LINK = 169
MEMBERS_MAX = 64
RETENTION_DAYS_MAX = 3650
CLEAR_WORDS_MAX = 1200
BODY_BYTES_MAX = 8192

# The fields in the order of the bytes: name, size, how the value is read.
SHAPES = {
    "genesis": [
        ("random", 32, "bytes"), ("sign", 32, "sign"), ("kem", 32, "kem"), ("kind", (0, 8), "kind"),
        ("policy", (0, 64), "policy"), ("commitment", 32, "bytes"), ("inbox", 32, "kem"),
        ("box", BOX, "bytes"),
    ],
    "invite": [("key", 32, "sign"), ("expiresAt", 8, "number")],
    "uninvite": [("inviteId", 32, "bytes")],
    "join": [
        ("inviteId", 32, "bytes"), ("sign", 32, "sign"), ("kem", 32, "kem"), ("claim", 64, "bytes"),
    ],
    "add": [
        ("inviteId", 32, "bytes"), ("sign", 32, "sign"), ("kem", 32, "kem"), ("claim", 64, "bytes"),
        ("proof", 64, "bytes"),
    ],
    "leave": [],
    "remove": [("memberId", 32, "bytes")],
    "role": [("memberId", 32, "bytes"), ("role", (0, 8), "role")],
    "policy": [("policy", (0, 64), "policy")],
    "appoint": [
        ("inviteId", 32, "bytes"), ("sign", 32, "sign"), ("kem", 32, "kem"), ("claim", 64, "bytes"),
        ("proof", 64, "bytes"), ("role", (0, 8), "role"), ("until", 8, "number"),
        ("mustReport", 1, "flag"), ("words", (0, CLEAR_WORDS_MAX), "words"),
    ],
    "cosign": [("proposal", 32, "bytes")],
    "present": [("words", (0, CLEAR_WORDS_MAX), "words")],
    "setkey": [("sign", 32, "sign"), ("kem", 32, "kem"), ("proof", 64, "bytes")],
    "rekey": [
        ("commitment", 32, "bytes"), ("inbox", 32, "kem"),
        ("boxes", (0, MEMBERS_MAX * (32 + BOX)), "boxes"), ("backTo", 4, "number"),
        ("backLink", (0, BACK_LINK), "back-link"),
    ],
    "relock": [("member", 32, "bytes"), ("epoch", 4, "number"), ("box", BOX, "bytes")],
}


def encode_policy(policy):
    return enc("K1/policy", u32(policy["retentionDays"]))


def encode_value(value, size, kind):
    if kind == "number":
        return u32(value) if size == 4 else u64(value)
    if kind in ("kind", "role", "words"):
        return value.encode()
    if kind == "flag":
        return b"\1" if value else b"\0"
    if kind == "policy":
        return encode_policy(value)
    if kind == "boxes":
        return b"".join(one["member"] + one["box"] for one in value)
    return value


def encode_operation(operation):
    name = operation["op"]
    fields = [encode_value(operation[field], size, kind) for field, size, kind in SHAPES[name]]
    return enc(f"K1/op/{name}", *fields)


def read_policy(encoded):
    fields = dec("K1/policy", encoded, [4])
    days = int.from_bytes(fields[0], "big") if fields else RETENTION_DAYS_MAX + 1
    return {"retentionDays": days} if days <= RETENTION_DAYS_MAX else None


def read_words(encoded):
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError:
        return None


def read_boxes(encoded):
    each = 32 + BOX
    if len(encoded) % each:
        return None
    starts = range(0, len(encoded), each)
    return [{"member": encoded[at : at + 32], "box": encoded[at + 32 : at + each]} for at in starts]


def read_value(encoded, kind):
    """The value, or None where no reader may take it."""
    if kind == "number":
        number = int.from_bytes(encoded, "big")
        return number if number <= TIME_MAX else None
    if kind in ("kind", "role"):
        name = encoded.decode("utf-8", "replace")
        return name if name in (KINDS if kind == "kind" else ROLES) else None
    if kind == "words":
        return read_words(encoded)
    if kind == "flag":
        return {b"\0": False, b"\1": True}.get(encoded)
    if kind == "back-link":
        return encoded if len(encoded) in (0, BACK_LINK) else None
    if kind == "policy":
        return read_policy(encoded)
    if kind == "boxes":
        return read_boxes(encoded)
    if kind == "sign":
        return encoded if is_admitted_sign_key(encoded) else None
    if kind == "kem":
        return encoded if is_admitted_kem_key(encoded) else None
    return encoded


def decode_operation(body):
    if len(body) > BODY_BYTES_MAX:
        return None
    for name, shape in SHAPES.items():
        fields = dec(f"K1/op/{name}", body, [size for _, size, _ in shape])
        if fields is None:
            continue
        operation = {"op": name}
        for (field, _, kind), encoded in zip(shape, fields):
            operation[field] = read_value(encoded, kind)
        return None if None in operation.values() else operation
    return None


def space_id_of(genesis):
    return hash_of(
        "K1/genesis", genesis["random"], genesis["sign"], genesis["kem"], genesis["kind"],
        encode_policy(genesis["policy"]),
    )


def invite_id_of(key):
    return hash_of("K1/invite-id", key)


def claim_hash(space_id, op_hash, invite_id, sign, kem):
    return hash_of("K1/claim", space_id, invite_id, op_hash, sign, kem)


def knock_hash(space_id, sign, kem):
    return hash_of("K1/knock", space_id, sign, kem)


def set_key_hash(space_id, author, sign, kem, op_hash):
    return hash_of("K1/setkey", space_id, author, sign, kem, op_hash)
