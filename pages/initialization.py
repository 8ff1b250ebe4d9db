"""The page of the view "initialization"."""

if __name__ == "__main__":  # worker processes import the running script; nothing may happen there
    from pages.frame import stage

    stage.show("initialization")
