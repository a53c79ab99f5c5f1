"""Draws the house as it is: docs/house.svg (Graphviz) and docs/house.txt.

Usage: house.py MANIFEST.json, the output of `swift package dump-package`, from the repository's root.

Floors come from the headings in Package.swift ("// Floor 1, knowledge: ..."), arrows from the manifest,
their use from the import lines, names from the public declarations of the room that is imported.
Standard library only.
"""

import html
import json
import pathlib
import re
import subprocess
import sys

import house_code

SYSTEM = {"Foundation", "FoundationEssentials", "FoundationXML", "Dispatch", "Glibc", "Synchronization"}
COLOURS = ["#e8e8e8", "#fff3d6", "#dcecfb", "#e2f2e4", "#fbe3dc", "#ece3f7", "#f7f7f7"]
PLAIN, IMPLIED, WRONG = "#4a5a6a", "#c9d1d9", "#d00000"


class Room:
    def __init__(self, name, floor, about, declared):
        self.name = name
        self.floor = floor
        self.about = about
        self.declared = declared
        self.code = house_code.read(name)
        # Imported room -> the names of it that are used here.
        self.used = {}


def floors_of(manifest):
    """Floor titles in order from below, each target's floor and the line that explains it."""
    titles, floor_of, about = [], {}, {}
    for line in manifest.splitlines():
        heading = re.match(r"\s*// (Parts that are not ours|Floor [^ ,]+, [^:.]+)", line)
        comment = re.match(r"\s*// ([A-Za-z0-9]+): (.+)", line)
        if heading:
            titles.append(heading.group(1))
        elif re.match(r"\s*// Tests", line):
            break
        elif comment and titles:
            floor_of[comment.group(1)] = len(titles) - 1
            about[comment.group(1)] = comment.group(2).rstrip(".")
    return titles, floor_of, about


def declared_by(target):
    """The rooms and libraries that the manifest lets a target use."""
    names = []
    for dependency in target["dependencies"]:
        for kind in ("byName", "target", "product"):
            if kind in dependency:
                names.append(dependency[kind][0])
    return names


def sideways():
    """The arrows within one floor that the architecture tests allow."""
    text = pathlib.Path("Tests/ArchitectureTests/House.swift").read_text(encoding="utf-8")
    part = text[text.index("static let sideways"):]
    return set(re.findall(r'\["(\w+)", "(\w+)"\]', part))


def read_house(manifest_json):
    titles, floor_of, about = floors_of(pathlib.Path("Package.swift").read_text(encoding="utf-8"))
    # What stands beside Sources (trials, fuzzing) is no room.
    targets = [t for t in manifest_json["targets"] if t["type"] != "test" and not t.get("path")]
    rooms = {}
    for target in targets:
        name = target["name"]
        if name not in floor_of:
            sys.exit(f"Package.swift: {name} stands under no floor, or has no line `// {name}: ...`")
        rooms[name] = Room(name, floor_of[name], about[name], declared_by(target))
    for room in rooms.values():
        for used in room.code.imports - SYSTEM:
            names = rooms[used].code.names if used in rooms else set()
            room.used[used] = sorted((names & room.code.words) - room.code.names)
    return titles, rooms


def faults(rooms):
    """Arrows that should not be: (from, to, why)."""
    allowed = sideways()
    found = []
    for room in rooms.values():
        for used in sorted(set(room.declared) | set(room.used)):
            if used not in room.declared:
                found.append((room.name, used, "imported, not declared in the manifest"))
            if used not in rooms or (room.name, used) in allowed:
                continue
            if rooms[used].floor >= room.floor:
                found.append((room.name, used, "does not point down"))
    return found


def unused(rooms):
    """Arrows that the manifest declares and no import line uses."""
    return [(r.name, used) for r in rooms.values() for used in r.declared if used not in r.used]


def is_implied(rooms, start, end):
    """Another path leads there, so the arrow is drawn lightly."""
    stack = [used for used in rooms[start].declared if used != end and used in rooms]
    seen = set()
    while stack:
        name = stack.pop()
        if name == end:
            return True
        if name not in seen:
            seen.add(name)
            stack += [used for used in rooms[name].declared if used in rooms]
    return False


def step_of(rooms, room):
    """How many rooms of its own floor stand below it: such rooms are drawn a row higher."""
    beside = [rooms[used] for used in room.declared if used in rooms and rooms[used].floor == room.floor]
    return max((1 + step_of(rooms, other) for other in beside), default=0)


def count(number, noun):
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def picture(titles, rooms):
    wrong = {(start, end) for start, end, _ in faults(rooms)}
    idle = set(unused(rooms))
    out = [
        "digraph house {",
        'graph [rankdir=TB, ranksep=0.75, nodesep=0.22, fontname="Helvetica", splines=true, margin=0.1];',
        'node [shape=box, style="filled,rounded", fontname="Helvetica", fontsize=11, color="#8896a4"];',
        'edge [arrowsize=0.6, penwidth=1.1];',
    ]
    last = None
    for floor, title in reversed(list(enumerate(titles))):
        members = [r for r in rooms.values() if r.floor == floor]
        for step in range(max((step_of(rooms, r) for r in members), default=0), -1, -1):
            row = [r for r in members if step_of(rooms, r) == step]
            label = html.escape(title.replace(", ", "\\n", 1)) if title else ""
            title = ""
            mark = f"floor{floor}_{step}"
            out.append(f'"{mark}" [label="{label}", shape=plaintext, style="", fontsize=12];')
            names = "; ".join(f'"{r.name}"' for r in row)
            out.append(f'{{ rank=same; "{mark}"; {names} }}')
            for room in row:
                size = f"{count(room.code.files, 'file')}, {count(room.code.lines, 'line')}"
                text = f'<<b>{room.name}</b><br/><font point-size="9">{size}</font>>'
                look = f'fillcolor="{COLOURS[floor]}", tooltip="{html.escape(room.about)}"'
                out.append(f'"{room.name}" [label={text}, {look}];')
            # Rooms that no arrow ties to their floor would drift; this keeps each row above the next.
            if last:
                out.append(f'"{last}" -> "{mark}" [style=invis, weight=100];')
            last = mark
    for room in rooms.values():
        for used in sorted(set(room.declared) | set(room.used)):
            if used not in rooms:
                continue
            arrow = (room.name, used)
            light = is_implied(rooms, *arrow)
            look = [f'color="{WRONG if arrow in wrong else IMPLIED if light else PLAIN}"']
            look.append(f'tooltip="{room.name} uses {html.escape(", ".join(room.used.get(used, [])))}"')
            if arrow in idle:
                look.append("style=dashed")
            if light and arrow not in wrong:
                look.append("weight=0")
            if arrow in wrong:
                look.append("penwidth=2.2")
            out.append(f'"{room.name}" -> "{used}" [{", ".join(look)}];')
    legend = (
        "Arrows point from a room to the one it uses. Light: another path leads there too. "
        "Dashed: declared and not used. Red: should not be.\\l"
        "The names used through each arrow: docs/house.txt. Drawn by make house.\\l"
    )
    out.append(f'label="{legend}"; labelloc=b; labeljust=l; fontsize=10;')
    return "\n".join(out + ["}"])


def sheet(titles, rooms):
    total = sum(r.code.lines for r in rooms.values())
    out = [
        "The house as it is: rooms on their floors, and the names used through each arrow.",
        "Written by `make house` from Package.swift, the import lines and the public declarations.",
        f"{count(len(rooms), 'room')}, {count(total, 'line')}.",
    ]
    for floor, title in reversed(list(enumerate(titles))):
        out += ["", title]
        for room in (r for r in rooms.values() if r.floor == floor):
            size = f"{count(room.code.files, 'file'):>9}  {count(room.code.lines, 'line'):>12}"
            out.append(f"  {room.name:<17}{size}   {room.about}")
            for used in sorted(room.used):
                out += house_code.wrapped(f"    → {used}: ", room.used[used] or ["(no public name)"])
    out += ["", "Declared and not used"]
    out += [f"  {start} → {end}" for start, end in unused(rooms)] or ["  none"]
    out += ["", "Arrows that should not be"]
    out += [f"  {start} → {end}: {why}" for start, end, why in faults(rooms)] or ["  none"]
    return "\n".join(out) + "\n"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        titles, rooms = read_house(json.load(file))
    docs = pathlib.Path("docs")
    docs.mkdir(exist_ok=True)
    (docs / "house.txt").write_text(sheet(titles, rooms), encoding="utf-8")
    drawn = subprocess.run(
        ["dot", "-Tsvg"], input=picture(titles, rooms), capture_output=True, text=True, check=True
    ).stdout
    # The version of Graphviz is of no interest to a diff.
    drawn = re.sub(r"<!-- Generated by.*?-->\n", "", drawn, flags=re.S)
    (docs / "house.svg").write_text(drawn, encoding="utf-8")
    print("docs/house.svg, docs/house.txt")
    for start, end, why in faults(rooms):
        print(f"should not be: {start} → {end} ({why})")
    sys.exit(1 if faults(rooms) else 0)


main()
