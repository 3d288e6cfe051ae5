"""What the server holds in memory: idle, after the first session, for each further one.

python -m benchmarks.memory
"""

import subprocess
import sys

from benchmarks.contenders import BARE, OURS, answering, chromium, served, show


def megabytes(process: int) -> float:
    """Resident memory of a process."""
    found = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True
    )
    return int(found.stdout) / 1024


if __name__ == "__main__":
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    with chromium() as browser:
        for contender in (OURS, BARE):
            with served(contender) as (address, process):
                answering(address)
                idle = megabytes(process)
                context = browser.new_context()
                show(context.new_page(), contender, address, "CHN")
                first = megabytes(process)
                for _ in range(sessions):
                    show(context.new_page(), contender, address, "CHN")
                further = (megabytes(process) - first) / sessions
                context.close()
            print(
                f"{contender.name}: idle {idle:.0f} MB, after the first session {first:.0f} MB, "
                f"each of {sessions} further ones {further:.1f} MB"
            )
