"""The rival of bench/load.py: the smallest page with one knob, and with "chart" in the address one chart of 2,000 points."""

if __name__ == "__main__":
    import streamlit as st

    n = st.slider("n", 0.0, 10.0, 1.0, key="n")
    st.write(f"n {n}")
    if "chart" in st.query_params:
        import numpy as np
        import pandas as pd

        x = np.linspace(0, 10, 2000)
        rows = pd.DataFrame({"x": x, "y": np.sin(n * x)})
        spec = {"mark": "line", "encoding": {c: {"field": c, "type": "quantitative"} for c in "xy"}}
        st.vega_lite_chart(rows, spec)
