"""The study page: what was collected, in order, with notes; saved, opened, printed."""

if __name__ == "__main__":  # worker processes import the running script; nothing may happen there
    from pages.frame import study

    study.show()
