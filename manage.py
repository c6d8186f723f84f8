#!/usr/bin/env python3
"""Django's command line for ImageV2 Studio."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fault:  # what is wrong, without where the code noticed
        sys.exit(str(fault))
