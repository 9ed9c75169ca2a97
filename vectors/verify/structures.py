"""For each structure of `vectors/k1`: how it is made, and how it is read (None means refused)."""

import json
import re

import account
import drops
import epochs
import invitations
import operations
import records
import reports
import words
from curve import is_admitted_kem_key, is_admitted_sign_key, verify
from encoding import dec, enc, hash_of, pad, pad_in_steps, u32, u64, unpad
from hpke import open_box, seal_box
from keys import kem_public, member_keys, sign, sign_public
from log import documents_hash, is_receipt_of, receipt_hash, walk
from passphrase import passphrase_bytes, sign_in_name
from sealing import open_sealed, pack, seal, unpack

TEXTS = ("op", "kind", "role", "type", "name", "outcome", "method", "fragment", "words", "typed", "label", "text", "u64")


def from_json(value, name=""):
    """Hex becomes bytes, but for the fields that are text."""
    if isinstance(value, dict):
        return {key: from_json(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [from_json(inner) for inner in value]
    is_hex = isinstance(value, str) and name not in TEXTS and re.fullmatch("([0-9a-f]{2})*", value)
    return bytes.fromhex(value) if is_hex else value


def to_json(value):
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {key: to_json(inner) for key, inner in value.items()}
    return [to_json(inner) for inner in value] if isinstance(value, list) else value


def field_bytes(field):
    if "hex" in field:
        return field["hex"]
    if "text" in field:
        return field["text"].encode()
    return u32(field["u32"]) if "u32" in field else u64(int(field["u64"]))


def make_encode(given, random):
    return {"encoded": enc(given["label"], *map(field_bytes, given["fields"]))}


def read_encode(both):
    return dec(both["label"], both["encoded"], [(0, 64) for _ in both["fields"]])


def make_pad(given, random):
    step = given.get("step")
    return {"padded": pad_in_steps(given["plain"], step) if step else pad(given["plain"])}


def make_seal(given, random):
    sealed = seal(given["key"], given["header"], given["plain"], random)
    return {**dict(zip(("salt", "commitment", "ciphertext"), sealed)), "packed": pack(sealed)}


def read_seal(both):
    if unpack(both["packed"], 1024) is None:
        return None
    sealed = (both["salt"], both["commitment"], both["ciphertext"])
    return open_sealed(both["key"], both["header"], sealed)


def make_box(given, random):
    public = kem_public(given["to"])
    return {"public": public, "box": seal_box(public, given["info"], given["plain"], random)}


def make_keys(given, random):
    sign_secret, kem_secret = member_keys(given["root"], given["index"])
    return {
        "sign": {"secret": sign_secret, "public": sign_public(sign_secret)},
        "kem": {"secret": kem_secret, "public": kem_public(kem_secret)},
    }


def read_keys(both):
    is_admitted = is_admitted_sign_key(both["sign"]["public"]) and is_admitted_kem_key(both["kem"]["public"])
    return True if is_admitted else None


def make_signature(given, random):
    made = {} if "signature" in given else {"signature": sign(given["secret"], given["message"])}
    return {"public": sign_public(given["secret"]), **made}


def read_signature(both):
    return verify(both["public"], both["message"], both["signature"]) or None


def make_passphrase(given, random):
    return {"passphrase": passphrase_bytes(given["typed"]), "signInName": sign_in_name(given["typed"])}


def header_of_wrap(given):
    return account.wrap_header(given["accountId"], given["method"], given["rootGeneration"])


def make_wrap(given, random):
    key = account.wrap_key(given["method"], given["secret"])
    wrapped = account.seal_root(given["root"], key, header_of_wrap(given), random)
    return {"wrapKey": key, "rootId": account.root_id(given["root"]), "wrapped": wrapped}


def read_wrap(both):
    key = account.wrap_key(both["method"], both["secret"])
    return account.open_root(both["wrapped"], key, header_of_wrap(both))


def make_keyring(given, random):
    text = json.dumps(given["keyring"], ensure_ascii=False, separators=(",", ":")).encode()
    header = account.keyring_header(given["accountId"], given["seq"])
    return {"blob": account.seal_keyring(text, given["root"], header, random)}


def read_keyring(both):
    header = account.keyring_header(both["accountId"], both["seq"])
    return account.open_keyring(both["blob"], both["root"], header)


def make_echo(given, random):
    named = [given[name] for name in ("root", "spaceId", "entryId", "seq", "blob")]
    return {"echo": account.echo(*named)}


def read_echo(both):
    return True if make_echo(both, b"")["echo"] == both["echo"] else None


def make_manifest(given, random):
    receipt_key = sign_public(given["receiptSecret"])
    signed = account.sign_manifest(
        given["rootSecret"], receipt_key, given["generation"], given["restoredTo"]
    )
    return {"signed": signed, "instanceId": account.instance_id(sign_public(given["rootSecret"]))}


def release_message(given, root):
    return hash_of("K1/release", root, given["release"], u32(given["day"]))


def make_release(given, random):
    root = sign_public(given["rootSecret"])
    message = release_message(given, root)
    return {"root": root, "message": message, "signature": sign(given["rootSecret"], message)}


def read_release(both):
    message = release_message(both, both["root"])
    return message if verify(both["root"], message, both["signature"]) else None


def make_kit(given, random):
    secret = words.kit_sign_secret(given["kit"])
    return {
        "words": " ".join(words.kit_words(given["kit"])),
        "secret": secret,
        "public": sign_public(secret),
    }


def make_sign_in(given, random):
    instance, nonce = given["instanceId"], given["sessionNonce"]
    space, member = given["spaceId"], given["member"]
    return {
        "kit": hash_of("K1/kit-sign-in", instance, given["challenge"]),
        "token": hash_of("K1/token", instance, space, member, nonce, u64(given["expiresAt"])),
        "admission": hash_of("K1/admission", instance, given["accountId"]),
        "findSpace": hash_of("K1/find-space", instance, member, nonce),
    }


def make_epoch(given, random):
    space, epoch, key = given["spaceId"], given["epoch"], given["key"]
    next_key = random[32:64]
    return {
        "commitment": epochs.commitment_of(space, epoch, key),
        "inbox": epochs.inbox_of(key),
        "lockbox": epochs.seal_lockbox(
            space, epoch, key, kem_public(given["to"]), given["opHash"], random[:32]
        ),
        "nextKey": next_key,
        "backLink": epochs.seal_back_link(space, epoch, key, next_key, random[64:]),
    }


def read_epoch(both):
    boxed = epochs.open_lockbox(both["lockbox"], both["spaceId"], both, both["to"], both["opHash"])
    linked = epochs.open_back_link(both["backLink"], both["spaceId"], both, both["nextKey"])
    return boxed and linked


def make_fingerprint(given, random):
    named = [given[name] for name in ("spaceId", "id", "sign", "kem")]
    return {"words": " ".join(words.fingerprint(*named))}


def make_ids(given, random):
    space = operations.space_id_of(given)
    # The invite of this vector is the link whose secret is zeros.
    invite = invitations.invite_id_of_secret(bytes(16))
    keys = (given["newSign"], given["newKem"])
    return {
        "spaceId": space,
        "inviteId": invite,
        "claim": operations.claim_hash(space, given["opHash"], invite, *keys),
        "setKey": operations.set_key_hash(space, given["sign"], *keys, given["opHash"]),
    }


def make_invitation(given, random):
    secret = given["secret"]
    keys = (given["sign"], given["kem"])
    return {
        "inviteId": invitations.invite_id_of_secret(secret),
        "invitePublic": sign_public(invitations.sign_secret_of(secret)),
        "cardKey": invitations.card_key_of(secret),
        "fragment": invitations.fragment_of(secret),
        "sealedCard": invitations.seal_card(given["card"], secret, random),
        "claim": invitations.make_claim(secret, given["spaceId"], given["opHash"], *keys),
    }


def read_invitation(both):
    secret = invitations.secret_of(both["fragment"])
    card = secret and invitations.open_card(both["sealedCard"], secret)
    if card is None:
        return None
    signed = operations.claim_hash(
        both["spaceId"], both["opHash"], both["inviteId"], both["sign"], both["kem"]
    )
    return card if verify(both["invitePublic"], signed, both["claim"]) else None


def make_knock(given, random):
    named = [given[name] for name in ("secret", "signSecret", "spaceId", "sign", "kem")]
    return invitations.make_knock(*named)


def read_knock(both):
    signed = operations.knock_hash(both["spaceId"], both["sign"], both["kem"])
    is_claim = verify(both["invitePublic"], signed, both["claim"])
    return signed if is_claim and verify(both["sign"], signed, both["proof"]) else None


def make_drop(given, random):
    return {"drop": drops.seal_drop(given["address"], given["to"], given["plain"], random)}


def read_drop(both):
    return drops.open_drop(both["drop"], both["address"], both["reader"])


def make_mailbox(given, random):
    inbox = epochs.inbox_secret_of(given["epochKey"])
    pair = {"secret": inbox, "public": kem_public(inbox)}
    return {**drops.mailbox_of(given["secret"]), "inbox": pair}


def make_member_address(given, random):
    return {"address": drops.member_address(given["spaceId"], given["id"])}


def make_log(given, random):
    space, leaves = given["spaceId"], given["leaves"]
    heads = walk((0, space, 0), leaves)
    last = leaves[-1]
    signed = receipt_hash(space, given["generation"], last["seq"], heads[-1], last["time"])
    return {
        "heads": heads,
        "documentsHash": documents_hash(leaves),
        "receiptPublic": sign_public(given["receiptSecret"]),
        "receipt": sign(given["receiptSecret"], signed),
    }


def read_log(both):
    heads = walk((0, both["spaceId"], 0), both["leaves"])
    if not heads:
        return None
    last = both["leaves"][-1]
    receipt = {
        "generation": both["generation"], "seq": last["seq"], "head": heads[-1],
        "time": last["time"], "signature": both["receipt"],
    }
    return True if is_receipt_of(both["receiptPublic"], both["spaceId"], receipt) else None


def make_record(given, random):
    kind = given["type"]
    if kind == "operation":
        own = [operations.encode_operation(given["body"])]
    elif kind == "entry":
        own = [given["lane"], b"\1" if given["isDocument"] else b"\0"]
    else:
        own = [b"".join(map(u32, given["seqs"]))]
    header = records.encode_header(kind, given["standing"], own)
    sealed = records.seal_words(header, given.get("plain"), given.get("epochKey"), random)
    envelope = records.make_envelope(header, sealed, given["authorSecret"])
    return {**envelope, "envHash": records.env_hash(kind, envelope)}


def read_record(both):
    record = records.parse_record(both)
    if not record or not records.is_signed_by_author(record):
        return None
    return records.open_envelope(both, both["epochKey"]) if "plain" in both else record


def make_report(given, random):
    own = [given["lane"], b"\1" if given["isDocument"] else b"\0"]
    header = records.encode_header("entry", given["standing"], own)
    sealed = records.seal_words(header, given["plain"], given["epochKey"], random)
    envelope = records.make_envelope(header, sealed, given["authorSecret"])
    return reports.prove_words(envelope, given["epochKey"], random)


def make_role(given, random):
    signature = sign(given["secret"], reports.role_hash(given))
    return {"public": sign_public(given["secret"]), "signature": signature}


def read_role(both):
    return verify(both["public"], reports.role_hash(both), both["signature"]) or None


MAKE = {
    "encode": make_encode, "pad": make_pad, "seal": make_seal, "box": make_box, "keys": make_keys,
    "signature": make_signature, "passphrase": make_passphrase, "wrap": make_wrap, "keyring": make_keyring, "echo": make_echo,
    "manifest": make_manifest, "release": make_release, "kit": make_kit, "sign-in-hashes": make_sign_in, "epoch": make_epoch,
    "operations": lambda given, random: {"body": operations.encode_operation(given)},
    "ids-and-proofs": make_ids, "invitation": make_invitation, "fingerprint": make_fingerprint,
    "log": make_log, "records": make_record,
    "knock": make_knock, "drop": make_drop, "mailbox": make_mailbox,
    "report": make_report, "role": make_role,
    "member-address": make_member_address,
}

READ = {
    "encode": read_encode, "pad": lambda both: unpad(both["padded"]), "seal": read_seal,
    "box": lambda both: open_box(both["to"], both["info"], both["box"]), "keys": read_keys,
    "signature": read_signature,
    "wrap": read_wrap, "keyring": read_keyring, "echo": read_echo,
    "manifest": lambda both: account.read_manifest(both["signed"]),
    "release": read_release,
    "kit": lambda both: words.read_kit(both["words"]), "epoch": read_epoch,
    "operations": lambda both: operations.decode_operation(both["body"]),
    "invitation": read_invitation, "log": read_log, "records": read_record,
    "knock": read_knock, "drop": read_drop,
    "report": reports.verify_words, "role": read_role,
}
