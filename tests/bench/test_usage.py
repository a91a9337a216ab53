"""Processor time and memory of a process tree."""

import subprocess
import sys

import psutil

from bench.usage import cpu_seconds, resident_bytes, watched

WORK = """
import subprocess, sys, time
child = "import time\\ndata = bytearray(80_000_000)\\nwhile time.process_time() < 0.3: pass"
if sys.stdin.readline():
    subprocess.run([sys.executable, "-c", child])
print("done", flush=True)
sys.stdin.readline()
"""


def test_a_child_counts_even_when_it_has_ended():
    with subprocess.Popen(
        [sys.executable, "-c", WORK], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        with watched(process.pid) as usage:
            process.stdin.write("go\n")
            process.stdin.flush()
            process.stdout.readline()
        process.stdin.close()

    assert usage.cpu_seconds >= 0.3
    assert usage.peak_bytes >= 80_000_000


def test_of_a_process_that_has_ended_there_is_nothing():
    with subprocess.Popen([sys.executable, "-c", "pass"]) as process:
        watched_one = psutil.Process(process.pid)

    assert cpu_seconds(watched_one) == 0
    assert resident_bytes(watched_one) == 0
