"""Benchmarks: what takes how long, as ratios within one run, because absolute times differ between machines."""
