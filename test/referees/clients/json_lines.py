"""Answers one JSON document a line, for a process that speaks no Python."""

import json
import sys
import traceback
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from spy import Spy

Work = Callable[..., Any]


def serve(works: dict[str, Work], spy: Spy | None = None) -> None:
    """Reads lines of `{"do": name, …}` to their end; answers each with `{"done": …, "seen": …}` or `{"broken": why}`."""
    out = sys.stdout
    for line in sys.stdin:
        request = json.loads(line)
        try:
            said = {'done': works[request.pop('do')](**request), 'seen': spy.take() if spy else None}
        except Exception:  # noqa: BLE001  whatever it is, the one who asked must hear of it
            said = {'broken': traceback.format_exc()}
        print(json.dumps(said, default=_plain), file=out, flush=True)


def _plain(value: Any) -> str:
    """Times and bytes as the SDK for JavaScript gives them in JSON."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec='milliseconds').replace('+00:00', 'Z')
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(f'{type(value).__name__} has no JSON')
