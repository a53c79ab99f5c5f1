#!/usr/bin/env python3
"""Holds SPDX 2 documents against the well-kept validator spdx-tools.

check_spdx.py FILE...: one line for each fault, `file<TAB>what`; ends with 1 when there is one.
"""

import logging
import os
import sys

from spdx_tools.spdx.parser.error import SPDXParsingError
from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document


def faults(path):
    try:
        document = parse_file(path)
    except SPDXParsingError as error:
        return [str(message) for message in error.messages]
    except Exception as error:  # what is no document at all breaks the parser in many ways
        return [f"{type(error).__name__}: {error}"]
    return [fault.validation_message for fault in validate_full_spdx_document(document)]


def main():
    logging.disable(logging.CRITICAL)
    found = 0
    for path in sys.argv[1:]:
        for fault in faults(path):
            found += 1
            print(os.path.basename(path), " ".join(fault.split())[:400], sep="\t")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
