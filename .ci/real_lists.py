"""Compares what the program says of the official lists, and of the portal's list over them, with a comparison of its own."""

import collections
import json
import pathlib
import re
import sys
import unicodedata

import openpyxl

lists, portal, work = map(pathlib.Path, sys.argv[1:])


def plain(text):
    return " ".join(unicodedata.normalize("NFC", text or "").split())


# Entries of the portal that a new catalogue knows as one ministry: what was of the Ministry of Transport is of the Ministry of
# Construction since 2025-03-01, and the portal names it both ways.
ALSO = {"Bộ xây dựng (Giao thông vận tải cũ)": "Bộ Xây dựng"}


def issuer_of(text):
    name = plain(text)
    return ALSO.get(name, name)


def output(name):
    return json.loads((work / f"{name}.json").read_text(encoding="utf-8"))


def same(what, said, counted):
    shown = said if isinstance(said, int) else f"{len(said)} of them"
    print(f"ok  {what}: {shown}" if said == counted else f"WRONG  {what}: {said}, counted {counted}")
    return said == counted


before = {}
main = set()
for path in sorted(lists.glob("*.xlsx")):
    rows = list(openpyxl.load_workbook(path).active.iter_rows(min_row=3, values_only=True))
    for code, name, issuer, executing, field in rows:
        before[code] = (plain(name), issuer_of(issuer), plain(field))
    main.add(collections.Counter(issuer_of(row[2]) for row in rows).most_common(1)[0][0])
after = {}
for line in (portal / "catalog.jsonl").open(encoding="utf-8"):
    row = json.loads(line)
    if re.fullmatch(r"\d\.\d{6}", row["code"]):
        fields = [plain(name) for name in row["categories"]]
        after[row["code"]] = (plain(row["name"]), issuer_of(row["departmentPromulgate"]), ", ".join(fields))
both = before.keys() & after.keys()

first, again, over = output("lists"), output("lists-again"), output("over")
names = {row["issuer"]: row["name"] for row in over["list"]["covers"] + first["list"]["covers"] + first["list"]["beside"]}
changed = {change["code"]: change for change in over["changes"] if change["kind"] == "changed" and change["path"].startswith("procedures/")}


def with_change(key):
    return {code for code, change in changed.items() if any(re.match(rf"{key}\b", field["path"]) for field in change["fields"])}


def differing(at):
    return {code for code in both if before[code][at] != after[code][at]}


told = {kind: {} for kind in ("added", "removed", "changed")}
for change in output("diff")["changes"]:
    told[change["kind"]][change["code"]] = change["fields"]


def told_with(key):
    return {code for code, fields in told["changed"].items() if any(re.match(rf"{key}\b", field["path"]) for field in fields)}


renamed = {
    (code, plain(field["from"]), plain(field["to"]))
    for code, fields in told["changed"].items()
    for field in fields
    if field["path"] == "name"
}
gone = collections.Counter(names[row["issuer"]] for row in over["list"]["gone"])
checks = [
    same("rows of the lists", first["read"], len(before)),
    same("procedures created from the lists", first["created"], len(before)),
    same("issuers that the lists cover", {row["name"] for row in first["list"]["covers"]}, main),
    same("created or updated by the same lists again", again["created"] + again["updated"], 0),
    same("created by the portal's list", over["created"], len(after.keys() - before.keys())),
    same("renamed", with_change("name"), differing(0)),
    same("moved to another issuer", with_change("issuer"), differing(1)),
    same("files moved with their issuer", {row["code"] for row in over.get("moved", [])}, differing(1)),
    same("moved to another field", with_change("fields"), differing(2)),
    same("gone from the portal's list", {row["code"] for row in over["list"]["gone"]}, before.keys() - after.keys()),
    same("gone, by issuer", gone, collections.Counter(before[code][1] for code in before.keys() - after.keys())),
    same("told as new by diff", told["added"].keys(), after.keys() - before.keys()),
    same("told as gone by diff", told["removed"].keys(), set()),
    same("told as renamed by diff", told_with("name"), differing(0)),
    same("told under other names by diff", renamed, {(code, before[code][0], after[code][0]) for code in differing(0)}),
    same("told as moved to another issuer by diff", told_with("issuer"), differing(1)),
    same("told as moved to another field by diff", told_with("fields"), differing(2)),
    same("a dry run says the same", output("over-dry")["changes"], over["changes"]),
]
print(f"{sum(checks)} passed, {len(checks) - sum(checks)} failed")
sys.exit(not all(checks))
