"""Holds written threat models against the published schemas.

    validate_models.py SCHEMAS FILE…

SCHEMAS is the folder with threat-dragon-v2.schema.json and open-threat-model.schema.json. Nothing is fetched.
Lines are printed for each file that is not valid; the exit code is 1 when there is one, and 2 when one is
neither format.

The schema of Threat Dragon describes a cell's threats beside its data, where the tool does not write them;
those in the data are held against the same description.

Needs jsonschema (scripts/setup.sh puts it into the environment of the tests).
"""

import json
import pathlib
import sys

import jsonschema

FAULTS_SHOWN = 3


def faults(model, schemas):
    """What is wrong with a model; None when it is neither format."""
    if "otmVersion" in model:
        yield from jsonschema.Draft7Validator(schemas["otm"]).iter_errors(model)
        return
    schema = schemas["dragon"]
    yield from jsonschema.Draft7Validator(schema).iter_errors(model)
    diagrams = schema["properties"]["detail"]["properties"]["diagrams"]["items"]["properties"]
    threats = jsonschema.Draft7Validator(diagrams["cells"]["items"]["properties"]["threats"])
    for diagram in model["detail"]["diagrams"]:
        for cell in diagram.get("cells", []):
            yield from threats.iter_errors(cell.get("data", {}).get("threats", []))


def main():
    folder = pathlib.Path(sys.argv[1])
    schemas = {
        "dragon": json.loads((folder / "threat-dragon-v2.schema.json").read_bytes()),
        "otm": json.loads((folder / "open-threat-model.schema.json").read_bytes()),
    }
    status = 0
    for name in sys.argv[2:]:
        try:
            model = json.loads(pathlib.Path(name).read_bytes())
        except ValueError as fault:
            print(f"{name}: {fault}")
            status = 2
            continue
        if "otmVersion" not in model and "detail" not in model:
            print(f"{name}: neither format")
            status = 2
            continue
        found = list(faults(model, schemas))
        for fault in found[:FAULTS_SHOWN]:
            print(f"{name}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}")
        status = max(status, 1 if found else 0)
    print(f"{len(sys.argv) - 2} files")
    return status


if __name__ == "__main__":
    sys.exit(main())
