"""Judges whole logs: what stands, what it leads to, and what a reader can open (sections 4 to 6).

A log is `{spaceId, records, receipt, receiptKey}`; a record has its leaf as the server keeps it and its
envelope. `readers` are lists of member key pairs `(sign secret, kem secret)`.
"""

import chain
import epochs
import log
import records
from keys import sign_public
from operations import decode_operation

SEEN_WINDOW = 512


def tell(steps):
    """Puts each envelope behind those that stood, as an honest server does."""
    state, heads, told = None, [], []
    for step in steps:
        record = records.parse_record(step["envelope"])
        state, outcome, leaf = put_behind(state, record, len(heads) + 1, step["time"])
        if leaf:
            start = heads[-1] if heads else record["spaceId"]
            heads += log.walk((leaf["seq"] - 1, start, 0), [leaf])
        told.append({"outcome": outcome, "after": after(state, heads)})
    return told


def put_behind(state, record, seq, time):
    if record is None:
        return state, "not-a-record", None
    if record["type"] == "operation":
        state, outcome = chain.apply_operation(state, record, seq, time)
    else:
        outcome = chain.check_written(state, record)
    return state, outcome, log.leaf_of(record, seq, time) if outcome == "ok" else None


def after(state, heads):
    named = {name: state[name] for name in ("opHash", "epoch", "isStale", "isClosed")} if state else {}
    return {"seq": len(heads), **named, "head": heads[-1] if heads else None}


def judge(served, readers):
    """Everything that a reader concludes from a served log, as plain values."""
    placed = served["records"]
    parsed = [records.parse_record(one["envelope"]) for one in placed]
    heads = log.walk((0, served["spaceId"], 0), [one["leaf"] for one in placed])
    known = dict(enumerate([served["spaceId"], *(heads or [])]))
    steps, outcomes = climb(placed, parsed)
    verdicts = [
        verdict(record, one["leaf"], outcome, steps, known)
        for one, record, outcome in zip(placed, parsed, outcomes)
    ]
    state = steps[-1][1] if steps else None
    return {
        "heads": heads,
        "isReceipt": is_receipt(served, heads),
        "documentsHash": log.documents_hash([one["leaf"] for one in placed]),
        "records": verdicts,
        "state": state,
        "opened": [open_all(pairs, placed, parsed, verdicts, steps) for pairs in readers],
    }


def climb(placed, parsed):
    """The states of all operations that stand, and what becomes of each operation."""
    state, steps, outcomes = None, [], []
    for one, record in zip(placed, parsed):
        outcome = None
        if record and record["type"] == "operation":
            state, outcome = chain.apply_operation(state, record, one["leaf"]["seq"], one["leaf"]["time"])
            if outcome == "ok":
                steps.append((one["leaf"]["seq"], state, record))
        outcomes.append(outcome)
    return steps, outcomes


def verdict(record, leaf, outcome, steps, known):
    if record is None:
        return {"outcome": "not-a-record"}
    if record["type"] != "operation":
        outcome = outcome_at(record, leaf["seq"], steps)
    return {
        "outcome": outcome,
        "envHash": record["envHash"],
        "isItsLeaf": log.leaf_of(record, leaf["seq"], leaf["time"]) == leaf,
        "hasSeenRight": 0 < leaf["seq"] - record["seenSeq"] <= SEEN_WINDOW
        and known.get(record["seenSeq"]) == record["seenHead"],
    }


def outcome_at(record, seq, steps):
    """Judged again, by the state that held at this place."""
    before = [state for at, state, _ in steps if at < seq]
    return chain.check_written(before[-1], record) if before else "bad-signature"


def is_receipt(served, heads):
    if not heads:
        return False
    last = served["records"][-1]["leaf"]
    receipt = {**served["receipt"], "seq": last["seq"], "head": heads[-1], "time": last["time"]}
    return log.is_receipt_of(served["receiptKey"], served["spaceId"], receipt)


def open_all(pairs, placed, parsed, verdicts, steps):
    """For each record what this reader sees: the words, or in a word why there are none."""
    keys = epoch_keys(pairs, steps)
    taken = taken_back(placed, parsed, verdicts, steps)
    return [
        open_one(record, one["leaf"]["seq"], outcome["outcome"], keys, taken)
        for one, record, outcome in zip(placed, parsed, verdicts)
    ]


def open_one(record, seq, outcome, keys, taken):
    if record is None or outcome != "ok" or record["type"] == "erase":
        return None
    if not record["envelope"]["ciphertext"]:
        return "taken-back" if seq in taken else "withheld" if record["type"] == "entry" else None
    key = keys.get(record["epoch"])
    return records.open_envelope(record["envelope"], key) if key else None


def member_id_of(author, seq, steps):
    """The member who held this key in the state at this place."""
    states = [state for at, state, _ in steps if at < seq]
    members = states[-1]["members"] if states else []
    return next((one["id"] for one in members if one["sign"] == author), None)


def taken_back(placed, parsed, verdicts, steps):
    """The numbers that an erase names whose author is the author of both."""
    authors = {
        one["leaf"]["seq"]: member_id_of(record["author"], one["leaf"]["seq"], steps)
        for one, record in zip(placed, parsed)
        if record
    }
    taken = set()
    for one, record, outcome in zip(placed, parsed, verdicts):
        if record and record["type"] == "erase" and outcome["outcome"] == "ok":
            seq = one["leaf"]["seq"]
            own = {gone for gone in record["seqs"] if authors.get(gone) == authors[seq] is not None}
            taken |= {gone for gone in own if gone < seq}
    return taken


def epoch_keys(pairs, steps):
    """The keys of all epochs that these pairs reach: by a box, or back along the links."""
    openings, keys, links = {}, {}, {}
    for _, state, record in steps:
        operation = decode_operation(record["body"])
        if operation["op"] in ("genesis", "rekey"):
            openings[state["epoch"]] = {"epoch": state["epoch"], **state["opening"]}
        if operation["op"] == "rekey":
            links[state["epoch"]] = operation
        opened = openings.get(state["epoch"])
        for box in boxes_of(operation):
            found = open_box_for(pairs, box, record, opened)
            if found:
                keys.setdefault(state["epoch"], found)
    for later in sorted(links, reverse=True):
        back_to, link = links[later]["backTo"], links[later]["backLink"]
        key = keys.get(later)
        found = key and epochs.open_back_link(link, steps[0][1]["spaceId"], openings[back_to], key)
        if found:
            keys.setdefault(back_to, found)
    return keys


def boxes_of(operation):
    if operation["op"] == "genesis":
        return [{"member": operation["sign"], "box": operation["box"]}]
    if operation["op"] == "relock":
        return [operation]
    return operation["boxes"] if operation["op"] == "rekey" else []


def open_box_for(pairs, box, record, opened):
    for sign_secret, kem_secret in pairs:
        if sign_public(sign_secret) == box["member"]:
            found = epochs.open_lockbox(
                box["box"], record["spaceId"], opened, kem_secret, record["opHash"]
            )
            if found:
                return found
    return None
