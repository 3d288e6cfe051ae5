"""Which rows are these, how were they made, and may I use them?"""

from lib.dashboard.ui.show import show

show("data")
