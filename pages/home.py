"""The first page: what is here, and where to begin."""

if __name__ == "__main__":  # worker processes import the running script; nothing may happen there
    from pages.frame import home

    home.show()
