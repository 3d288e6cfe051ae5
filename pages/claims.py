"""Does the record agree with what was said?"""

from lib.dashboard.ui.show import show

show("claims")
