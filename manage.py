#!/usr/bin/env python
"""Django's command line for JobAlign."""

import os
import sys

from django.core.management import execute_from_command_line

from jobalign.env import EnvironmentProblem

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobalign.settings")
    try:
        execute_from_command_line(sys.argv)
    except EnvironmentProblem as problem:
        sys.exit(f"Settings: {problem}")
