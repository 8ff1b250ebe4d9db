"""Activation Lab behind its guard: ``streamlit run hosted.py``, or ``uvicorn hosted:app``."""

import streamlit as st
from starlette.middleware import Middleware

from pages.frame import faults, provider
from pages.frame.guard import Guard
from pages.frame.hosted import ROUTES, lifespan

app = st.App(
    "dashboard.py",
    secrets=provider.secrets(),
    lifespan=lifespan,
    routes=ROUTES,
    middleware=[Middleware(Guard)],
    on_script_error=faults.tell,
)
