"""Bounds that the operating system keeps for a process: no sockets, little memory, an end in time."""

from __future__ import annotations

import ctypes
import platform
import resource
import signal
import struct
import sys
import time
from pathlib import Path

# machine: (its number in audit.h, the number of the system call `socket`)
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2  # prctl.h, seccomp.h
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # bpf_common.h
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 13  # EACCES


def no_sockets() -> bool:
    """Deny this process, and threads it starts from now on, new sockets; False where that is not known how.

    Where it is, not even a query that gets a SERVICE past `kg.serve.scan` can reach a network.
    """
    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return False
    machine, call = _SOCKET[platform.machine()]
    program = b"".join(
        struct.pack("HBBI", *step)
        for step in (
            (_LOAD, 0, 0, 4),  # the machine
            (_EQUAL, 0, 3, machine),
            (_LOAD, 0, 0, 0),  # the system call
            (_EQUAL, 0, 1, call),
            (_RETURN, 0, 0, _DENY),
            (_RETURN, 0, 0, _ALLOW),
        )
    )
    held = ctypes.create_string_buffer(program, len(program))
    pointed = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(held))
    libc = ctypes.CDLL(None, use_errno=True)
    zero = ctypes.c_ulong(0)
    if libc.prctl(_NO_NEW_PRIVS, ctypes.c_ulong(1), zero, zero, zero):
        return False
    return not libc.prctl(_SET_SECCOMP, ctypes.c_ulong(_FILTER), pointed, zero, zero)


def more_memory_at_most(size: int) -> None:
    """Let this process take `size` bytes more than it has (Linux); beyond them it dies."""
    status = Path("/proc/self/status")
    if status.is_file():
        has = next(line for line in status.read_text().splitlines() if line.startswith("VmData:"))
        bound = int(has.split()[1]) * 1024 + size
        resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        Path("/proc/self/oom_score_adj").write_text("1000")  # rather this process than any other


def used(process: int) -> float | None:
    """Return the processor seconds that another process has used, or None where the system does not tell."""
    if sys.platform != "linux":
        return None
    try:
        return time.clock_gettime((~process << 3) | 2)  # its clock, as clock_getcpuclockid(3) makes it
    except OSError:
        return None


def end_in(seconds: float) -> None:
    """Have the system end this process after `seconds` unless called again; 0: never.

    The server kills it first, unless the server is gone.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
