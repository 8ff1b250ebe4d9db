"""The server's own process stays light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAVY = (
    "authlib",
    "httpx",
    "weasyprint",
    "vl_convert",
    "sympy",
    "sklearn",
    "scipy.stats",
    "ziamath",
    "matplotlib",
    "torch",
)

VISIT = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("dashboard.py", default_timeout=60)
app.run()
for page in ("curves", "initialization", "recommendations", "study"):
    app.query_params.clear()
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, app.exception
print(",".join(name for name in sys.argv[1].split(",") if name in sys.modules))
"""


def test_heavy_libraries_are_not_loaded_before_they_are_needed() -> None:
    """Four pages drawn, and none of the printing press or the large toolkits is in memory."""
    done = subprocess.run(
        [sys.executable, "-c", VISIT, ",".join(HEAVY)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines()[-1:] in ([""], []), done.stdout


def test_scripts_do_nothing_in_a_worker() -> None:
    """Workers import the running script; it must neither draw nor load Streamlit there."""
    scripts = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("[a-z]*.py"))]
    code = "import runpy, sys; [runpy.run_path(p, run_name='__mp_main__') for p in sys.argv[1:]]; print('streamlit' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, scripts)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
