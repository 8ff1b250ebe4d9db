"""What a session may say: a message of Streamlit's protocol as it may pass, or nothing.

The protocol lets any visitor empty everybody's caches and, padded with unknown fields, say so in a long message; ask
for a million addresses at once, which holds the server up for as long as it takes to make them; leave a broken
value in a session, at which every later run fails; and put lines of its own making into the log. So every message is
read, and only what a page needs passes.
"""

from __future__ import annotations

import json
import re

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState

ADDRESS_LIMIT = 60_000  #: characters of an address; a study in a link is shorter
FILES_LIMIT = 16  #: files that are announced at once
PASSED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
PAGE_LIMIT = 100  #: characters of a page's name
_NAME = re.compile(r"[0-9a-f]{0,64}")  #: how Streamlit calls pages and their parts
_JSON = frozenset({"json_value", "json_trigger_value"})


def allowed(content: bytes) -> bytes | None:
    """The message as it may pass; None if it may not."""
    try:
        message = BackMsg.FromString(content)
    except DecodeError:
        return None
    state = message.rerun_script
    named = _NAME.fullmatch(state.fragment_id) and _NAME.fullmatch(state.page_script_hash)
    if message.WhichOneof("type") not in PASSED or not named or len(state.page_name) > PAGE_LIMIT:
        return None
    if len(message.file_urls_request.file_names) > FILES_LIMIT:
        return None
    return message.SerializeToString() if _mended(state) else content


def _mended(state: ClientState) -> bool:
    """Whether *state* had to be changed: an address beyond all measure becomes one that cannot be read, no broken value stays."""
    widgets = state.widget_states.widgets
    broken = [place for place, widget in enumerate(widgets) if not _readable(widget)]
    for place in reversed(broken):
        del widgets[place]
    long = len(state.query_string) > ADDRESS_LIMIT
    if long:
        state.query_string = "too_long=1"
    return long or bool(broken)


def _readable(widget: WidgetState) -> bool:
    """Whether what should be JSON is JSON."""
    kind = widget.WhichOneof("value")
    if kind not in _JSON:
        return True
    try:
        json.loads(getattr(widget, kind))
    except (ValueError, RecursionError):
        return False
    return True
