"""From twelve words and what the server keeps to a person's keys, and to a judgement of their logs."""

import base64
import json

import account
import judge
import words
from encoding import sha256
from keys import member_keys, sign_public
from structures import from_json, to_json


def judge_given(given):
    people = [open_person(from_json(one)) for one in given["people"]]
    pool = [from_json(one) for one in given["pool"]]
    return {
        "people": [to_json(shown(person)) for person in people],
        "logs": [to_json(judge_served(one, pool, people)) for one in given["logs"]],
        "sixWords": [six_words(from_json(one)) for one in given["members"]],
        "lives": [to_json(judge.tell([from_json(step) for step in life])) for life in given["lives"]],
    }


def judge_served(served, pool, people):
    """A log names its records by their place in the pool, so that many logs share them."""
    whole = {**from_json({**served, "records": []}), "records": [pool[at] for at in served["records"]]}
    readers = [people[at]["pairs"] for at in served["readers"]]
    return judge.judge(whole, [*readers, *map(pairs_of, whole["others"])])


def pairs_of(reader):
    """Who is not opened by twelve words is given with their keys."""
    return [(pair["sign"]["secret"], pair["kem"]["secret"]) for pair in reader["pairs"]]


def open_person(kept):
    """The account root by the kit alone, the keyring, and the keys of each membership in it."""
    kit = words.read_kit(kept["words"])
    header = account.wrap_header(kept["accountId"], "kit", kept["rootGeneration"])
    root = account.open_root(kept["wrapped"], account.wrap_key("kit", kit), header)
    at = account.keyring_header(kept["accountId"], kept["seq"])
    keyring = account.open_keyring(kept["blob"], root, at)
    roots = {one["id"]: bytes_of(one["secret"]) for one in keyring["roots"]}
    pairs = [
        member_keys(roots[one["rootId"]], one["index"])
        for one in keyring["memberships"]
        if one["rootId"] in roots
    ]
    return {"kit": kit, "rootId": account.root_id(root), "keyring": keyring, "pairs": pairs}


def shown(person):
    keyring_text = json.dumps(person["keyring"], ensure_ascii=False, separators=(",", ":"))
    return {
        "kitKey": sign_public(words.kit_sign_secret(person["kit"])),
        "rootId": person["rootId"],
        "keyring": sha256(keyring_text.encode()),
        "memberKeys": [sign_public(sign_secret) for sign_secret, _ in person["pairs"]],
    }


def six_words(member):
    return words.fingerprint(*(member[name] for name in ("spaceId", "id", "sign", "kem")))


def bytes_of(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
