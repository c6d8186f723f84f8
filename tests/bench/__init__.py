"""Speed, printed as ratios against a bare baseline that ran in the same minutes.

``make bench``. Machines are noisy: baseline and product alternate, and medians are compared.
"""
