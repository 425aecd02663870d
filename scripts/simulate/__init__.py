"""The datasets that ship with the portal: public facts described, everything else simulated from one seed.

`python -m scripts.simulate` rewrites `datasets/*/datapackage.json` and the simulated data files.
Running it again changes nothing. The data of a fact is never written: its file is the source.
"""
