"""The rules of membership, R1 to R7 (section 5): from a state and an operation to the next state.

A state is a plain dict and is never changed in place. Whatever is refused leaves it as it was.
"""

from curve import verify
from operations import (
    MEMBERS_MAX, claim_hash, decode_operation, invite_id_of, knock_hash, set_key_hash, space_id_of,
)
from records import is_signed_by_author

DAY = 86_400_000
INVITE_DAYS_MAX = 8
INVITES_OPEN_MAX = 50
INVITES_EVER_MAX = 1000
KEYS_EACH_MAX = 50
CIRCLE_MEMBERS_MAX = 12
NO_OPERATION = bytes(32)


class Refused(Exception):
    """The reason for which everybody skips a record."""


def require(condition, reason):
    if not condition:
        raise Refused(reason)


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
        "usedKeys": [genesis["sign"], genesis["kem"]],
        "isStale": False,
        "isClosed": False,
    }


def opening_of(operation):
    return {"commitment": operation["commitment"], "inbox": operation["inbox"]}


def new_member(record, keys, seq, role):
    return {
        "id": record["envHash"], "sign": keys["sign"], "kem": keys["kem"], "role": role,
        "joinedSeq": seq, "leftSeq": None, "keysUsed": 1,
    }


def present(state):
    return [member for member in state["members"] if member["leftSeq"] is None]


def present_by_key(state, key):
    return next((member for member in present(state) if member["sign"] == key), None)


def present_by_id(state, member_id):
    return next((member for member in present(state) if member["id"] == member_id), None)


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
        return uninvite(state, operation, member)
    if operation["op"] == "add":
        return add(state, operation, record, member, seq, time)
    if operation["op"] == "leave":
        return leave(state, member, seq)
    if operation["op"] == "remove":
        return remove(state, operation, member, seq)
    if operation["op"] == "role":
        return change_role(state, operation, member)
    if operation["op"] == "setkey":
        return set_key(state, operation, record, member)
    return rekey(state, operation) if operation["op"] == "rekey" else relock(state, operation)


def find_invite(state, invite_id):
    return next((one for one in state["invites"] if one["id"] == invite_id), None)


def with_fate(state, invite_id, fate):
    return [{**one, "fate": fate} if one["id"] == invite_id else one for one in state["invites"]]


def invite(state, operation, member, time):
    require(member["role"] == "admin" and state["kind"] != "own", "not-allowed")
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


def uninvite(state, operation, member):
    require(member["role"] == "admin", "not-allowed")
    found = find_invite(state, operation["inviteId"])
    require(found, "invite-unknown")
    require(found["fate"] == "open", f"invite-{found['fate']}")
    return {"invites": with_fate(state, found["id"], "revoked")}


def fate_of(state, found, time):
    """R3: an invite dies with the right of its maker, and with their keys."""
    if found is None:
        return "unknown"
    if found["fate"] != "open":
        return found["fate"]
    maker = present_by_key(state, found["issuerKey"])
    if not maker or maker["role"] != "admin" or maker["id"] != found["issuer"]:
        return "void"
    return "expired" if time > found["expiresAt"] else "open"


def are_free(state, keys):
    return keys["sign"] not in state["usedKeys"] and keys["kem"] not in state["usedKeys"]


def open_invite(state, operation, time):
    found = find_invite(state, operation["inviteId"])
    fate = fate_of(state, found, time)
    require(fate == "open", f"invite-{fate}")
    return found


def join(state, operation, record, seq, time):
    require(state["kind"] == "bond", "not-allowed")
    found = open_invite(state, operation, time)
    require(len(state["members"]) == 1, "space-full")
    keys = (operation["sign"], operation["kem"])
    signed = claim_hash(state["spaceId"], record["opHash"], found["id"], *keys)
    require(verify(found["key"], signed, operation["claim"]), "bad-claim")
    require(record["author"] == operation["sign"], "bad-claim")
    return let_in(state, operation, found, new_member(record, operation, seq, "admin"))


def add(state, operation, record, leader, seq, time):
    """The record is the admin's; who comes in has signed the knock with the keys that they will have."""
    require(leads(state, leader), "not-allowed")
    found = open_invite(state, operation, time)
    require(len(present(state)) < CIRCLE_MEMBERS_MAX, "space-full")
    signed = knock_hash(state["spaceId"], operation["sign"], operation["kem"])
    require(verify(found["key"], signed, operation["claim"]), "bad-claim")
    require(verify(operation["sign"], signed, operation["proof"]), "bad-claim")
    return let_in(state, operation, found, new_member(record, operation, seq, "member"))


def let_in(state, keys, found, member):
    require(are_free(state, keys), "key-used")
    return {
        "members": [*state["members"], member],
        "invites": with_fate(state, found["id"], "used"),
        "usedKeys": [*state["usedKeys"], keys["sign"], keys["kem"]],
        "isStale": True,
    }


def leads(state, member):
    return state["kind"] == "circle" and member["role"] == "admin"


def with_change(state, changed, **change):
    return [{**one, **change} if one is changed else one for one in state["members"]]


def remove(state, operation, leader, seq):
    require(leads(state, leader) and operation["memberId"] != leader["id"], "not-allowed")
    gone = present_by_id(state, operation["memberId"])
    require(gone, "not-a-member")
    return {"members": with_change(state, gone, leftSeq=seq), "isStale": True}


def change_role(state, operation, leader):
    """A circle is never without an admin; nobody's keys change, so nothing is stale."""
    require(leads(state, leader), "not-allowed")
    changed = present_by_id(state, operation["memberId"])
    require(changed, "not-a-member")
    members = with_change(state, changed, role=operation["role"])
    require(any(one["leftSeq"] is None and one["role"] == "admin" for one in members), "not-allowed")
    return {"members": members}


def leave(state, leaver, seq):
    """R6: where the last admin leaves, the oldest member takes their place."""
    members = with_change(state, leaver, leftSeq=seq)
    here = [one for one in members if one["leftSeq"] is None]
    if here and all(one["role"] != "admin" for one in here):
        members = [{**one, "role": "admin"} if one is here[0] else one for one in members]
    return {"members": members, "isStale": True, "isClosed": not here}


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
    boxed = [one["member"] for one in operation["boxes"]]
    here = [member["sign"] for member in present(state)]
    require(boxed == here and len(boxed) <= MEMBERS_MAX, "boxes-differ")
    return {"epoch": state["epoch"] + 1, "opening": opening_of(operation), "isStale": False}


def relock(state, operation):
    require(operation["epoch"] == state["epoch"], "wrong-epoch")
    require(present_by_key(state, operation["member"]), "not-a-member")
    return {}
