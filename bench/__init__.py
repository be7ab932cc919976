"""Measurements: each module prints one Markdown table of ratios within its own run."""
