"""One JSON object a line: a constant message plus ids. Never prompts, keys, addresses, pictures."""

import json
import logging
from datetime import UTC, datetime

from config.requests import request_id

_PLAIN = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "status_code"}


class JsonFormatter(logging.Formatter):
    """Writes a record with its ``extra`` fields."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id.get():
            line["request_id"] = request_id.get()
        line |= {key: str(value) for key, value in vars(record).items() if key not in _PLAIN}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
