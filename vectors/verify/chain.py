"""The rules of membership, R1 to R7 (section 5): from a state and an operation to the next state.

What those who lead may do stands in `lead`. A state is a plain dict and is never changed in place. Whatever is refused leaves it as it was.
"""

import lead
from curve import verify
from members import (
    DAY, Refused, are_free, find_invite, is_leader, let_in, new_member, open_invite, present,
    present_by_key, require, with_change, with_fate, with_heir,
)
from operations import (
    MEMBERS_MAX, claim_hash, decode_operation, invite_id_of, set_key_hash, space_id_of,
)
from records import is_signed_by_author

INVITE_DAYS_MAX = 8
INVITES_OPEN_MAX = 50
INVITES_EVER_MAX = 1000
KEYS_EACH_MAX = 50
NO_OPERATION = bytes(32)


def apply_operation(state, record, seq, time):
    """(next state, "ok"), or (the same state, the reason). The state before the genesis is None."""
    try:
        operation = decode_operation(record["body"])
        require(operation, "unknown-operation")
        require(is_signed_by_author(record), "bad-signature")
        if state is None or operation["op"] == "genesis":
            return begin(state, operation, record, seq), "ok"
        change = change_of(state, operation, record, seq, time)
        return {**state, **change, "opHash": record["envHash"]}, "ok"
    except Refused as refused:
        return state, str(refused)


def begin(state, genesis, record, seq):
    require(state is None and genesis["op"] == "genesis" and seq == 1, "not-allowed")
    require(record["spaceId"] == space_id_of(genesis), "wrong-space")
    require(record["opHash"] == NO_OPERATION, "chain-moved")
    require(record["epoch"] == 0, "wrong-epoch")
    require(record["author"] == genesis["sign"], "not-allowed")
    return {
        "spaceId": record["spaceId"],
        "kind": genesis["kind"],
        "policy": genesis["policy"],
        "opHash": record["envHash"],
        "epoch": 0,
        "opening": opening_of(genesis),
        "members": [new_member(record, genesis, seq, "admin")],
        "invites": [],
        "proposals": [],
        "usedKeys": [genesis["sign"], genesis["kem"]],
        "isStale": False,
        "isClosed": False,
    }


def opening_of(operation):
    return {"commitment": operation["commitment"], "inbox": operation["inbox"]}


def check_standing(state, record):
    require(record["spaceId"] == state["spaceId"], "wrong-space")
    require(not state["isClosed"], "space-closed")
    require(record["opHash"] == state["opHash"], "chain-moved")
    require(record["epoch"] == state["epoch"], "wrong-epoch")


def author_of(state, record):
    check_standing(state, record)
    member = present_by_key(state, record["author"])
    require(member, "not-a-member")
    return member


def check_written(state, record):
    """"ok", or the reason for which an entry or an erase may not stand: the writer rule."""
    try:
        require(is_signed_by_author(record), "bad-signature")
        author_of(state, record)
        require(record["type"] == "erase" or not state["isStale"], "rekey-first")
        return "ok"
    except Refused as refused:
        return str(refused)


def change_of(state, operation, record, seq, time):
    if operation["op"] == "join":
        check_standing(state, record)
        return join(state, operation, record, seq, time)
    member = author_of(state, record)
    if operation["op"] == "invite":
        return invite(state, operation, member, time)
    if operation["op"] == "uninvite":
        return uninvite(state, operation, member, time)
    if operation["op"] in lead.RULES:
        step = {"record": record, "member": member, "seq": seq, "time": time}
        return lead.RULES[operation["op"]](state, operation, step)
    if operation["op"] == "leave":
        return leave(state, member, seq, time)
    if operation["op"] == "setkey":
        return set_key(state, operation, record, member)
    return rekey(state, operation) if operation["op"] == "rekey" else relock(state, operation)


def invite(state, operation, member, time):
    require(is_leader(member, time) and state["kind"] != "own", "not-allowed")
    # A bond never opens to a third person, not even once the second has left.
    require(state["kind"] != "bond" or len(state["members"]) == 1, "space-full")
    waiting = [one for one in state["invites"] if one["fate"] == "open"]
    require(len(waiting) < INVITES_OPEN_MAX, "space-full")
    require(len(state["invites"]) < INVITES_EVER_MAX, "space-full")
    invite_id = invite_id_of(operation["key"])
    require(find_invite(state, invite_id) is None, "key-used")
    require(operation["expiresAt"] <= time + INVITE_DAYS_MAX * DAY, "not-allowed")
    made = {
        "id": invite_id, "key": operation["key"], "issuer": member["id"],
        "issuerKey": member["sign"], "expiresAt": operation["expiresAt"], "fate": "open",
    }
    return {"invites": [*state["invites"], made]}


def uninvite(state, operation, member, time):
    require(is_leader(member, time), "not-allowed")
    found = find_invite(state, operation["inviteId"])
    require(found, "invite-unknown")
    require(found["fate"] == "open", f"invite-{found['fate']}")
    return {"invites": with_fate(state, found["id"], "revoked")}


def join(state, operation, record, seq, time):
    require(state["kind"] == "bond", "not-allowed")
    found = open_invite(state, operation, time)
    require(len(state["members"]) == 1, "space-full")
    keys = (operation["sign"], operation["kem"])
    signed = claim_hash(state["spaceId"], record["opHash"], found["id"], *keys)
    require(verify(found["key"], signed, operation["claim"]), "bad-claim")
    require(record["author"] == operation["sign"], "bad-claim")
    return let_in(state, operation, found, new_member(record, operation, seq, "admin"))


def leave(state, leaver, seq, time):
    members = with_heir(with_change(state, leaver, leftSeq=seq), time)
    is_closed = all(one["leftSeq"] is not None for one in members)
    return {"members": members, "isStale": True, "isClosed": is_closed}


def set_key(state, operation, record, owner):
    require(are_free(state, operation), "key-used")
    require(owner["keysUsed"] < KEYS_EACH_MAX, "space-full")
    keys = (operation["sign"], operation["kem"])
    signed = set_key_hash(state["spaceId"], record["author"], *keys, record["opHash"])
    require(verify(operation["sign"], signed, operation["proof"]), "bad-claim")
    renewed = {"sign": keys[0], "kem": keys[1], "keysUsed": owner["keysUsed"] + 1}
    return {
        "members": with_change(state, owner, **renewed),
        "usedKeys": [*state["usedKeys"], *keys],
        "isStale": True,
    }


def rekey(state, operation):
    require(operation["backTo"] <= state["epoch"], "wrong-epoch")
    require(operation["backLink"] or state["kind"] == "circle", "not-allowed")
    boxed = [one["member"] for one in operation["boxes"]]
    here = [member["sign"] for member in present(state)]
    require(boxed == here and len(boxed) <= MEMBERS_MAX, "boxes-differ")
    return {"epoch": state["epoch"] + 1, "opening": opening_of(operation), "isStale": False}


def relock(state, operation):
    require(operation["epoch"] == state["epoch"], "wrong-epoch")
    require(present_by_key(state, operation["member"]), "not-a-member")
    return {}
