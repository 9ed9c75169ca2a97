"""Who is here, who may lead, which links are open, and how somebody is let in (section 5)."""

DAY = 86_400_000


class Refused(Exception):
    """The reason for which everybody skips a record."""


def require(condition, reason):
    if not condition:
        raise Refused(reason)


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


def holds_post(member, time):
    """In a team a post ends; whoever has none (a founder, everybody elsewhere) has no end."""
    return member["leftSeq"] is None and ("post" not in member or time <= member["post"]["until"])


def is_leader(member, time):
    return member["role"] == "admin" and holds_post(member, time)


def with_heir(members, time):
    """R6: where nobody leads any more, the oldest whose post holds does, or else the oldest."""
    here = [one for one in members if one["leftSeq"] is None]
    if not here or any(is_leader(one, time) for one in here):
        return members
    heir = next((one for one in here if holds_post(one, time)), here[0])
    return [{**one, "role": "admin"} if one is heir else one for one in members]


def find_invite(state, invite_id):
    return next((one for one in state["invites"] if one["id"] == invite_id), None)


def with_fate(state, invite_id, fate):
    return [{**one, "fate": fate} if one["id"] == invite_id else one for one in state["invites"]]


def fate_of(state, found, time):
    """R3: an invite dies with the right of its maker, and with their keys."""
    if found is None:
        return "unknown"
    if found["fate"] != "open":
        return found["fate"]
    maker = present_by_key(state, found["issuerKey"])
    if not maker or not is_leader(maker, time) or maker["id"] != found["issuer"]:
        return "void"
    return "expired" if time > found["expiresAt"] else "open"


def are_free(state, keys):
    return keys["sign"] not in state["usedKeys"] and keys["kem"] not in state["usedKeys"]


def open_invite(state, operation, time):
    found = find_invite(state, operation["inviteId"])
    fate = fate_of(state, found, time)
    require(fate == "open", f"invite-{fate}")
    return found


def let_in(state, keys, found, member):
    require(are_free(state, keys), "key-used")
    return {
        "members": [*state["members"], member],
        "invites": with_fate(state, found["id"], "used"),
        "usedKeys": [*state["usedKeys"], keys["sign"], keys["kem"]],
        "isStale": True,
    }


def with_change(state, changed, **change):
    return [{**one, **change} if one is changed else one for one in state["members"]]
