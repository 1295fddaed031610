"""Benchmarks: ours beside others', side by side in one run; they are no tests."""
