"""What a worker gives up before it meets a stranger's text. What the system does not allow is left out and told.

The portal may run as anybody, in a container or not: limits are always there, the rest where the kernel permits it.
"""

import ctypes
import errno
import os
import resource
import sys
from collections.abc import Callable
from math import ceil

NOBODY = 65534
LESS_URGENT = 10  # than the portal, which answers everybody else
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS
_CAPABILITY_VERSION = 0x20080522


def leave_network() -> bool:
    """Moves into a network of its own with nothing in it. Only a process of one thread can."""
    if sys.platform != "linux":
        return False
    what = _NEW_NETWORK if os.geteuid() == 0 else _NEW_NETWORK | _NEW_USER
    return _called("unshare", what)


def shut_in(folder: str) -> list[str]:
    """Makes the folder the whole world and the process nobody; returns what was done: folder, user, privileges.

    The user changes only inside the folder: outside it, nobody might be unable to read the tables.
    """
    done = []
    os.chdir(folder)
    if _done(lambda: os.chroot(folder)):
        os.chdir("/")
        done.append("folder")
        if os.geteuid() == 0 and _done(_become_nobody):
            done.append("user")
        if _drop_capabilities():
            done.append("privileges")
    _called("prctl", _NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return done


def set_limits(memory_bytes: int) -> None:
    """No core files, no file longer than nothing, no new processes or threads, and so much more address space."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    most = _address_space() + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    os.nice(LESS_URGENT)


def limit_processor_time(seconds: float) -> None:
    """From now on; the kernel ends a process that is past it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = ceil(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def _address_space() -> int:
    """Bytes of address space in use; measured while /proc can still be seen."""
    return _MEASURED["address_space"]


_MEASURED = {"address_space": 0}


def measure_address_space() -> None:
    """To be called before the process is shut in. Without /proc a generous guess."""
    try:
        with open("/proc/self/statm") as statm:  # noqa: PTH123 — no more imports than need be
            _MEASURED["address_space"] = int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        _MEASURED["address_space"] = 1 << 30


def _become_nobody() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


def _drop_capabilities() -> bool:
    """Gives up what a user namespace of one's own brings with it."""
    nothing = (ctypes.c_uint32 * 6)()
    return _called("capset", ctypes.byref(_Header(_CAPABILITY_VERSION, 0)), ctypes.byref(nothing))


def _done(step: Callable[[], None]) -> bool:
    try:
        step()
    except OSError as refused:
        if refused.errno in (errno.EPERM, errno.EACCES, errno.EINVAL, errno.ENOSYS):
            return False
        raise
    return True


def _called(name: str, *arguments: object) -> bool:
    """A call of the C library; False where there is no such call or it is refused."""
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    return call is not None and call(*arguments) == 0
