"""Holds CycloneDX bills against the official schemas.

    validate_bills.py SCHEMAS FILE…

SCHEMAS is the folder with bom-*.schema.json and bom-*.xsd, and what they refer to. Nothing is fetched.
Lines are printed for each file that is not valid; the exit code is 1 when there is one, and 2 when one
has no schema.

Needs jsonschema and lxml (scripts/setup.sh puts them into the environment of the tests).
"""

import concurrent.futures
import functools
import json
import pathlib
import re
import sys

import jsonschema
import referencing
from lxml import etree

NAMESPACE = re.compile(r"http://cyclonedx\.org/schema/bom/(\d+\.\d+)$")
FAULTS_SHOWN = 3
# Addresses are not checked: real bills hold such as https://example.org/${project.artifactId}.
FORMATS = jsonschema.FormatChecker(formats=["date-time", "date", "idn-email"])


class LocalSchemas(etree.Resolver):
    """Finds a schema by the last part of its address in the folder."""

    def __init__(self, folder):
        super().__init__()
        self.folder = folder

    def resolve(self, url, public_id, context):
        name = url.rsplit("/", 1)[-1]
        path = self.folder / (name if name.endswith(".xsd") else f"{name}.xsd")
        return self.resolve_filename(str(path), context) if path.exists() else None


def unique_items(validator, is_wanted, instance, schema):
    """As jsonschema's own, which compares each item with each: minutes for a thousand components."""
    if is_wanted and validator.is_type(instance, "array"):
        texts = [json.dumps(item, sort_keys=True) for item in instance]
        if len(set(texts)) < len(texts):
            yield jsonschema.ValidationError("items stand twice")


QuickValidator = jsonschema.validators.extend(jsonschema.Draft7Validator, {"uniqueItems": unique_items})


class Validators:
    """The validators of a folder of schemas, each made once."""

    def __init__(self, folder):
        self.folder = folder

    @functools.cached_property
    def registry(self):
        """Every schema of the folder, under its own address and under its name."""
        pairs = []
        for path in sorted(self.folder.glob("*.schema.json")) + [self.folder / "cryptography-defs.json"]:
            if path.exists():
                schema = json.loads(path.read_text(encoding="utf-8"))
                resource = referencing.Resource.from_contents(
                    schema, default_specification=referencing.jsonschema.DRAFT7
                )
                address = schema.get("$id", "").rstrip("#")
                base = address.rsplit("/", 1)[0]
                pairs += [(address, resource), (f"{base}/{path.name}", resource)]
        return referencing.Registry().with_resources(pairs).crawl()

    @functools.cache
    def of_json(self, version):
        path = self.folder / f"bom-{version}.schema.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        return QuickValidator(
            schema, registry=self.registry, format_checker=FORMATS
        )

    @functools.cache
    def of_xml(self, version):
        parser = etree.XMLParser(no_network=True, huge_tree=True)
        parser.resolvers.add(LocalSchemas(self.folder))
        return etree.XMLSchema(etree.parse(str(self.folder / f"bom-{version}.xsd"), parser))

    def faults(self, path):
        """What is wrong with a file, as texts; none when it is valid."""
        data = path.read_bytes()
        if data.lstrip()[:1] == b"<":
            parser = etree.XMLParser(no_network=True, huge_tree=True, resolve_entities=False)
            root = etree.fromstring(data, parser)
            found = NAMESPACE.match(etree.QName(root).namespace or "")
            if found is None:
                raise LookupError("not in a namespace of CycloneDX")
            schema = self.of_xml(found.group(1))
            schema.validate(root)
            return [f"line {error.line}: {error.message}" for error in schema.error_log]
        document = json.loads(data)
        errors = self.of_json(document["specVersion"]).iter_errors(document)
        return [f"{error.json_path}: {error.message[:300]}" for error in errors]


@functools.cache
def validators(folder):
    return Validators(pathlib.Path(folder))


def judge(folder, name):
    """The exit code that a file asks for, and the lines to print."""
    try:
        faults = validators(folder).faults(pathlib.Path(name))
        status = 1 if faults else 0
    except (LookupError, OSError, ValueError, etree.LxmlError) as error:
        faults, status = [f"cannot be validated: {error}"], 2
    return status, [f"{name}: {fault}" for fault in faults[:FAULTS_SHOWN]]


def main(arguments):
    folder, names = arguments[0], arguments[1:]
    with concurrent.futures.ProcessPoolExecutor() as pool:
        results = list(pool.map(functools.partial(judge, folder), names))
    for _, lines in results:
        for line in lines:
            print(line)
    print(f"{len(names)} files")
    return max((status for status, _ in results), default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
