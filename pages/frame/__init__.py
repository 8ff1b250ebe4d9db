"""What every page shares: navigation, knobs, blocks, the study, the jobs."""
