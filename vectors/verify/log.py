"""Leaves, heads, receipts and the hash over documents (section 4)."""

from curve import verify
from encoding import TIME_MAX, hash_of, u32, u64

SEQ_MAX = 2**32 - 1
NO_LANE = bytes(16)


def is_number(value, most):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def leaf_of(record, seq, time):
    """Only an entry has a lane; operations and erases stand in the lane of zeros."""
    lane, is_document = record.get("lane", NO_LANE), record.get("isDocument", False)
    named = {"lane": lane, "isDocument": is_document, "envHash": record["envHash"]}
    return {"seq": seq, "time": time, **named}


def leaf_hash(leaf):
    flag = b"\1" if leaf["isDocument"] else b"\0"
    return hash_of("K1/leaf", u32(leaf["seq"]), u64(leaf["time"]), leaf["lane"], flag, leaf["envHash"])


def walk(place, leaves):
    """The head after each leaf, or None where order or time breaks. `place` is (seq, head, time)."""
    seq, head, time = place
    heads = []
    for leaf in leaves:
        if not is_number(leaf["seq"], SEQ_MAX) or not is_number(leaf["time"], TIME_MAX):
            return None
        if leaf["seq"] != seq + 1 or leaf["time"] < time:
            return None
        seq, time = leaf["seq"], leaf["time"]
        head = hash_of("K1/head", head, leaf_hash(leaf))
        heads.append(head)
    return heads


def receipt_hash(space_id, generation, seq, head, time):
    return hash_of("K1/receipt", space_id, u32(generation), u32(seq), head, u64(time))


def is_receipt_of(key, space_id, receipt):
    said = (receipt["generation"], receipt["seq"], receipt["head"], receipt["time"])
    return verify(key, receipt_hash(space_id, *said), receipt["signature"])


def documents_hash(leaves):
    """Over the current document of each lane; a later one takes the place of an earlier."""
    current = {leaf["lane"]: leaf["envHash"] for leaf in leaves if leaf["isDocument"]}
    return hash_of("K1/docs", *(part for lane in sorted(current) for part in (lane, current[lane])))
