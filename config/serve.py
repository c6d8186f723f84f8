"""``python -m config.serve``: the studio in one process group, stopped together by Ctrl-C.

Each drawing process imports this module again under another name, so it must stay empty for them:
that is why its imports stand inside.
"""

import sys

if __name__ == "__main__":
    from django.core.exceptions import ImproperlyConfigured

    try:
        from config.running import main
    except ImproperlyConfigured as fault:  # what is wrong, without where the code noticed
        sys.exit(str(fault))
    sys.exit(main())
