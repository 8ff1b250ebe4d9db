"""The views on screen: one short script a page, and the frame they share."""
