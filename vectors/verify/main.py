"""A second, independent reader of K1.

    /usr/bin/python3 vectors/verify/main.py            every vector
    /usr/bin/python3 vectors/verify/main.py --logs     logs as JSON on stdin, verdicts on stdout
"""

import json
import pathlib
import sys

try:
    import cryptography  # noqa: F401
except ImportError:
    sys.exit("python3-cryptography is absent. On Debian: apt-get install python3-cryptography")

import judge
import published
import readers
from structures import MAKE, READ, from_json, to_json

VECTORS = pathlib.Path(__file__).parent.parent
# Argon2id and ristretto255 are not in Debian's python3-cryptography (38).
LEFT_OUT = {"opaque-constants", "rfc9106-argon2id", "rfc9497-oprf", "rfc9807-opaque"}


def judge_valid(name, case):
    """What this implementation makes of it otherwise, in words; nothing where both agree."""
    if name == "chain":
        return judge_chain(case)
    if name not in MAKE:
        return ["is not known here"]
    given = with_text(case["in"])
    made = to_json(MAKE[name](given, bytes.fromhex(case["random"])))
    found = [f"makes another {field}" for field, value in case["out"].items() if made.get(field) != value]
    if name in READ and READ[name](with_text({**case["in"], **case["out"]})) is None:
        found.append("does not read it")
    return found


def judge_invalid(name, case):
    if name not in READ:
        return ["is not known here"]
    return [] if READ[name](with_text(case["in"])) is None else ["reads what must be refused"]


def judge_published(name, case):
    if name not in published.MAKE:
        return ["is not known here"]
    made = published.MAKE[name](from_json(case))
    return [f"makes another {field}" for field, value in to_json(made).items() if value != case[field]]


def judge_chain(case):
    steps = case["out"]["steps"]
    told = judge.tell([from_json(step) for step in steps])
    return [
        f"{step['name']}: {mine['outcome']}"
        for step, mine in zip(steps, told)
        if mine["outcome"] != step["outcome"] or to_json(mine["after"]) != step["after"]
    ]


def with_text(given):
    """A keyring is JSON that stays text, though its ids may look like hex."""
    read = from_json(given)
    return {**read, "keyring": given["keyring"]} if "keyring" in given else read


def judge_folder(folder, judge_case):
    agreed, differing, left_out = 0, 0, 0
    for path in sorted((VECTORS / folder).glob("*.json")):
        content = json.loads(path.read_text())
        for case in content["cases"]:
            if path.stem in LEFT_OUT:
                left_out += 1
                continue
            found = judge_case(path.stem, case)
            for difference in found:
                print(f"{folder}/{path.name}: {case['name']}: {difference}")
            differing += 1 if found else 0
            agreed += 0 if found else 1
    return agreed, differing, left_out


def judge_vectors():
    counts = [
        judge_folder("rfc", judge_published),
        judge_folder("k1/valid", judge_valid),
        judge_folder("k1/invalid", judge_invalid),
    ]
    agreed, differing, left_out = map(sum, zip(*counts))
    print(f"{agreed} agree, {differing} differ, {left_out} left out ({', '.join(sorted(LEFT_OUT))})")
    return 1 if differing or not agreed else 0


def judge_logs():
    given = json.load(sys.stdin)
    json.dump(readers.judge_given(given), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(judge_logs() if "--logs" in sys.argv[1:] else judge_vectors())
