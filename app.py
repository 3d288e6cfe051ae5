"""The application: `streamlit run app.py`.

It is an ASGI application around lib/dashboard/ui/frame.py, not a script of pages: so every page is
right on the first request after a start, a deep link too, and the rows have stable addresses
of their own (lib/dashboard/api) beside the pages.
"""

import gc
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

gc.disable()  # what is made while the server starts stays; `warm_up` switches it on again

from lib.dashboard import api
from lib.dashboard.ui import origins, shown_errors, uploads, waiting, warm_up

_BASE = st.get_option("server.baseUrlPath") or ""

app = st.App(
    Path(__file__).parent / "lib" / "dashboard" / "ui" / "frame.py",
    routes=api.routes(_BASE),
    middleware=[
        *api.middleware(warm_up.shell(), warm_up.scripts(), warm_up.charts(), _BASE),
        Middleware(origins.OwnOrigin),
        Middleware(uploads.OneUpload),
        Middleware(waiting.AroundSigningIn),
    ],
    exception_handlers=api.FAULTS,
    lifespan=warm_up.warm_up,
    on_script_error=shown_errors.show,
)
