"""``python -m config.serve``: the studio in one process group, stopped together by Ctrl-C.

Each drawing process imports this module again under another name, so it must stay empty for them.
"""

import sys

if __name__ == "__main__":
    from config.running import main

    sys.exit(main())
