"""What those who lead may do (section 5): in a circle each admin alone, in a team two stewards.

A step says which record it is, by which member, at which number and time.
"""

from curve import verify
from members import (
    DAY, holds_post, is_leader, let_in, new_member, open_invite, present, present_by_id,
    present_by_key, require, with_change, with_heir,
)
from operations import MEMBERS_MAX, knock_hash

CIRCLE_MEMBERS_MAX = 12
PROPOSALS_EACH_MAX = 10
PROPOSAL_DAYS = 30
ALONE_MS = 72 * 3_600_000
SHORTENING_DAYS = 7


def leads(state, step, *kinds):
    return state["kind"] in kinds and is_leader(step["member"], step["time"])


def let_in_by_knock(state, operation, step, role, most, asked, post):
    """The record is a leader's; who comes in has signed the knock with the keys that they will have."""
    found = open_invite(state, operation, asked)
    require(len(present(state)) < most, "space-full")
    signed = knock_hash(state["spaceId"], operation["sign"], operation["kem"])
    require(verify(found["key"], signed, operation["claim"]), "bad-claim")
    require(verify(operation["sign"], signed, operation["proof"]), "bad-claim")
    member = new_member(step["record"], operation, step["seq"], role)
    return let_in(state, operation, found, {**member, **post})


def add(state, operation, step):
    require(leads(state, step, "circle"), "not-allowed")
    return let_in_by_knock(state, operation, step, "member", CIRCLE_MEMBERS_MAX, step["time"], {})


def appoint(state, operation, step):
    require(leads(state, step, "team"), "not-allowed")
    return propose(state, operation, step)


def remove(state, operation, step):
    gone = present_by_id(state, operation["memberId"])
    by, is_team = step["member"], state["kind"] == "team"
    if is_team and gone and gone is not by and not holds_post(gone, step["time"]):
        return removed(state, operation, step)
    require(leads(state, step, "circle", "team"), "not-allowed")
    require(operation["memberId"] != by["id"], "not-allowed")
    needs_two = is_team and gone and gone["role"] == "admin"
    return propose(state, operation, step) if needs_two else removed(state, operation, step)


def change_role(state, operation, step):
    require(leads(state, step, "circle", "team"), "not-allowed")
    if state["kind"] == "team":
        return propose(state, operation, step)
    return with_role(state, operation, step, "two")


def change_policy(state, operation, step):
    require(leads(state, step, "circle"), "not-allowed")
    held = {"retentionDays": retention_days(state, step["time"])}
    before = {"policy": held, "changedAt": step["time"]}
    return {"policy": operation["policy"], "policyBefore": before}


def show(state, operation, step):
    by = step["member"]
    require(state["kind"] == "team" and holds_post(by, step["time"]), "not-allowed")
    return {"members": with_change(state, by, shown=operation["words"])}


def proposals_at(state, time):
    """A proposal ends after 30 days, and with the right and the keys of whoever made it."""
    makers = [(one, present_by_key(state, one["byKey"])) for one in state["proposals"]]
    return [
        one for one, maker in makers
        if time <= one["time"] + PROPOSAL_DAYS * DAY and maker and is_leader(maker, time)
    ]


def propose(state, operation, step):
    """What could not be is refused at once."""
    time, by = step["time"], step["member"]
    act(state, operation, step, time, "two")
    waiting = proposals_at(state, time)
    own = [one for one in waiting if one["by"] == by["id"]]
    require(len(own) < PROPOSALS_EACH_MAX, "space-full")
    made = {"id": step["record"]["envHash"], "by": by["id"], "byKey": by["sign"]}
    return {"proposals": [*waiting, {**made, "time": time, "operation": operation}]}


def cosign(state, operation, step):
    time, by = step["time"], step["member"]
    waiting = [one for one in proposals_at(state, time) if one["id"] == operation["proposal"]]
    require(leads(state, step, "team") and waiting, "not-allowed")
    proposal = waiting[0]
    is_alone = proposal["by"] == by["id"]
    require(not is_alone or may_act_alone(state, proposal, time), "not-allowed")
    checked_by = "one" if is_alone else "two"
    change = act(state, proposal["operation"], step, proposal["time"], checked_by)
    left = [one for one in state["proposals"] if one["id"] != proposal["id"]]
    return {**change, "proposals": left}


def may_act_alone(state, proposal, time):
    stewards = [one for one in state["members"] if is_leader(one, time)]
    is_removal = proposal["operation"]["op"] == "remove"
    return len(stewards) == 1 and not is_removal and time >= proposal["time"] + ALONE_MS


def act(state, operation, step, asked, checked_by):
    if operation["op"] == "remove":
        return removed(state, operation, step)
    if operation["op"] == "role":
        return with_role(state, operation, step, checked_by)
    require(operation["until"] > step["time"], "not-allowed")
    said = {name: operation[name] for name in ("words", "until", "mustReport")}
    post = {"post": {**said, "checkedBy": checked_by}}
    # The link had to hold when it was proposed.
    return let_in_by_knock(state, operation, step, operation["role"], MEMBERS_MAX, asked, post)


def removed(state, operation, step):
    gone = present_by_id(state, operation["memberId"])
    require(gone, "not-a-member")
    members = with_heir(with_change(state, gone, leftSeq=step["seq"]), step["time"])
    return {"members": members, "isStale": True}


def with_role(state, operation, step, checked_by):
    """No space is left without a leader; nobody's keys change, so nothing is stale."""
    changed = present_by_id(state, operation["memberId"])
    require(changed, "not-a-member")
    post = {"post": {**changed["post"], "checkedBy": checked_by}} if "post" in changed else {}
    members = with_change(state, changed, role=operation["role"], **post)
    require(any(is_leader(one, step["time"]) for one in members), "not-allowed")
    return {"members": members}


def retention_days(state, time):
    """A longer time holds at once, a shorter one after seven days; 0 is for ever."""
    days, before = state["policy"]["retentionDays"], state.get("policyBefore")
    if not before or time >= before["changedAt"] + SHORTENING_DAYS * DAY:
        return days
    both = (days, before["policy"]["retentionDays"])
    return 0 if 0 in both else max(both)


RULES = {
    "add": add, "appoint": appoint, "remove": remove, "role": change_role, "policy": change_policy,
    "cosign": cosign, "present": show,
}
