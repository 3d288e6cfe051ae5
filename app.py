"""The application: `streamlit run app.py`.

It is an ASGI application around lib/ui/frame.py, not a script of pages: so every page is
right on the first request after a start, a deep link too, and the rows have stable addresses
of their own (lib/api) beside the pages.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from lib import api
from lib.api.compression import Compression
from lib.api.hints import Hints
from lib.ui import errors, first_view, start, uploads, waiting

app = st.App(
    Path(__file__).parent / "lib" / "ui" / "frame.py",
    routes=api.routes(st.get_option("server.baseUrlPath")),
    middleware=[
        Middleware(Compression),
        Middleware(Hints, first_view.link(), first_view.has_chart),
        *api.middleware(start.scripts()),
        Middleware(uploads.OneUpload),
        Middleware(waiting.AroundSigningIn),
    ],
    exception_handlers=api.FAULTS,
    lifespan=start.warm_up,
    on_script_error=errors.show,
)
