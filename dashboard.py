"""Activation Lab: ``streamlit run dashboard.py``."""

if __name__ == "__main__":  # worker processes import the running script; nothing may happen there
    from pages.frame import router

    router.run()
