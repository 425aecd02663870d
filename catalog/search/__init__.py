"""Search over the catalogue: Chinese words, pinyin, initials, English, synonyms, column names and typing mistakes.

read_synonyms ─► build_index ─► find_datasets / suggest      one immutable index for each revision of the catalogue
"""
