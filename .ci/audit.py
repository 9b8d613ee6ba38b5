"""Known vulnerabilities of the locked packages: `python .ci/audit.py requirements.lock requirements-dev.lock`.

Fails on one. Where no service of advisories can be asked (offline, or behind a mirror of packages that keeps no advisories) it
says so: pip-audit by itself skips what it cannot find and then reports that nothing was found.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence

SERVICES = ("pypi", "osv")


def main(locks: Sequence[str]) -> int:
    """0 where nothing is known, or nobody could be asked; 1 where a package is vulnerable, or only some were audited."""
    why = []
    for service in SERVICES:
        audited, found, skipped, problem = read(*asked(service, locks))
        if found:
            print("Known vulnerabilities:", *found, sep="\n  ")
            return 1
        if audited and skipped:
            print(f"{audited} packages without known vulnerabilities; not audited:", *skipped, sep="\n  ")
            return 1
        if audited:
            print(f"No known vulnerability in {audited} packages ({service}).")
            return 0
        why.append(f"{service}: {problem or skipped[0]}")
    print("NOT AUDITED: the advisories of known vulnerabilities could not be reached.", *why, sep="\n  ", file=sys.stderr)
    return 0


def asked(service: str, locks: Sequence[str]) -> tuple[str, str]:
    """What pip-audit prints for the locks: its findings as JSON, and its complaints."""
    files = [word for lock in locks for word in ("--requirement", lock)]
    command = [sys.executable, "-m", "pip_audit", *files, "--require-hashes", "--disable-pip", "--format", "json"]
    command += ["--vulnerability-service", service, "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout, done.stderr


def read(output: str, complaints: str) -> tuple[int, list[str], list[str], str]:
    """How many packages were audited, the vulnerabilities, why others were not audited, and what went wrong with all."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 0, [], [], next(reversed(complaints.split("\n")[:-1]), "no answer")
    skipped = [one["skip_reason"] for one in packages if "skip_reason" in one]
    return len(packages) - len(skipped), list(_vulnerabilities(packages)), skipped, ""


def _vulnerabilities(packages: Sequence[dict]) -> Iterator[str]:
    for one in packages:
        for flaw in one.get("vulns", ()):
            cure = ", ".join(flaw.get("fix_versions", ())) or "no version yet"
            yield f"{one['name']} {one['version']}: {flaw['id']}; cured in {cure}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
