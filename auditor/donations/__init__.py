"""Reports without names that people give away for a study: what stands in one, and the codebook that explains it."""
