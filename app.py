"""The application: `streamlit run app.py`.

It is an ASGI application around lib/dashboard/ui/frame.py, not a script of pages: so every page is
right on the first request after a start, a deep link too, and the rows have stable addresses
of their own (lib/dashboard/api) beside the pages.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from lib.dashboard import api
from lib.dashboard.ui import shown_errors, uploads, waiting, warm_up

app = st.App(
    Path(__file__).parent / "lib" / "dashboard" / "ui" / "frame.py",
    routes=api.routes(st.get_option("server.baseUrlPath")),
    middleware=[
        *api.middleware(warm_up.shell(), warm_up.scripts()),
        Middleware(uploads.OneUpload),
        Middleware(waiting.AroundSigningIn),
    ],
    exception_handlers=api.FAULTS,
    lifespan=warm_up.warm_up,
    on_script_error=shown_errors.show,
)
