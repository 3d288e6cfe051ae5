"""What the record says of a claim: which figures may be compared with it, and what follows.

comparability         which two figures may share an axis, and what forbids it
comparables           the figures on record that are comparable to a claim
verdict               whether a figure agrees with a claim, as far as one can tell
assessment            a claim with every comparable figure, its ratio and verdict
proportion            a claim of growth among all windows of as many years
restatements          the same claim stated again, by others or by the same speaker
official_statements   what officials of either side gave, next to the Kyrgyz record, and what was
                      reported of years after it
"""
