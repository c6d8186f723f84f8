"""``manage.py check --deploy`` with a production environment: nothing to say, nothing silenced."""

import os
import subprocess
import sys
import tempfile

PRODUCTION = {
    "SECRET_KEY": "only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz",
    "BASE_URL": "https://studio.example.org",
    "DATABASE_URL": "postgres://studio@127.0.0.1/studio",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "S3_BUCKET": "studio",
}


def main() -> int:
    """Run the check; its exit code is ours."""
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(
            [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
            env=os.environ | PRODUCTION | {"VAR_DIR": folder},
            check=False,
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
