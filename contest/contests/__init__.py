"""A contest as its organisers announce and edit it: words, numbers, time line, rules, prizes, data pack, questions."""
