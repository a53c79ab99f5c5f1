"""What a room's folder says: its files, lines, import lines, public names and the words of its code."""

import pathlib
import re

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:typealias|struct|class|enum|protocol|let|var|func)\s+)?(\w+)",
    re.M,
)
PUBLIC = re.compile(
    r"\bpublic\s+(?:final\s+|indirect\s+)*(?:struct|class|enum|protocol|typealias|actor)\s+(\w+)"
)
C_NAME = re.compile(r"\b(\w+)\s*\([^;{]*\)\s*;|\}\s*(\w+)\s*;")


class Code:
    def __init__(self, files, lines, imports, names, words):
        self.files = files
        self.lines = lines
        self.imports = imports
        self.names = names
        self.words = words


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)


def read(name):
    """The code in Sources/<name>; headers give the names of C code."""
    root = pathlib.Path("Sources") / name
    files = sorted(p for p in root.rglob("*") if p.suffix in (".swift", ".c", ".h"))
    lines, imports, names, words = 0, set(), set(), set()
    for path in files:
        text = path.read_text(encoding="utf-8")
        lines += text.count("\n")
        code = without_comments(text)
        words |= set(re.findall(r"\w+", code))
        if path.suffix == ".swift":
            imports |= set(IMPORT.findall(code))
            names |= set(PUBLIC.findall(code))
        elif path.suffix == ".h":
            names |= {first or second for first, second in C_NAME.findall(code)}
            # A system library's header is included, not written here: its names are read from there.
            for header in re.findall(r"#include <(yaml\.h)>", code):
                names |= system_names(header)
    return Code(len(files), lines, imports, names, words)


def system_names(header):
    path = pathlib.Path("/usr/include") / header
    if not path.exists():
        return set()
    return set(re.findall(r"\b(yaml_\w+|YAML_\w+)\b", path.read_text(encoding="utf-8")))


def wrapped(head, names, width=110):
    """`head` followed by the names, broken into lines that stand under the first name."""
    lines, line = [], head
    for index, name in enumerate(names):
        piece = name + ("," if index + 1 < len(names) else "")
        if len(line) + len(piece) > width:
            lines.append(line.rstrip())
            line = " " * len(head)
        line += piece + " "
    return lines + [line.rstrip()]
