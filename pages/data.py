"""What is in the data, how was it made, and may I use it?"""

from lib.dashboard.ui.show import show

show("data")
