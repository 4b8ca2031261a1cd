"""A Slurm cluster of one's own: this machine alone, for tests and measurements.

It keeps all it has in a temporary folder and listens on this machine's loopback. Needs Debian's
`slurm-wlm` (slurmctld, slurmd, munged). Its jobs run as the user who started it.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

PARTITION = "cpu"
NOT_UP = "Slurm did not come up"
_DAEMONS = "munged", "slurmctld", "slurmd"
_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))
_READY_WITHIN = 60.0
_CONFIGURATION = """\
ClusterName=own
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
SlurmctldPort={port}
SlurmdPort={node_port}
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SlurmdParameters=config_overrides
DependencyParameters=kill_invalid_depend
SchedulerParameters=sched_min_interval=100000,batch_sched_delay=1
ReturnToService=2
MpiDefault=none
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} RealMemory={memory} State=UNKNOWN
PartitionName={partition} Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def installed() -> bool:
    """Whether Slurm's daemons are on this machine."""
    return all(_program(each) for each in _DAEMONS)


@contextmanager
def running_slurm(cpus: int = 2, memory: int = 8000) -> Iterator[Path]:
    """The cluster's folder while it runs, with `sbatch` and the others of this process using it.

    It says that it has `cpus` and `memory` (MB), whatever the machine has. Raises
    `FileNotFoundError` where Slurm is not installed.
    """
    if not installed():
        raise FileNotFoundError("Slurm is not installed: apt-get install slurm-wlm")
    folder = Path(tempfile.mkdtemp(prefix="saksi-slurm-"))
    before = os.environ.get("SLURM_CONF")
    try:
        with ExitStack() as stack:
            os.environ["SLURM_CONF"] = str(_configure(folder, cpus, memory))
            for name, *arguments in _calls(folder):
                stack.enter_context(_running(folder, name, *arguments))
            _await_node(folder)
            stack.callback(cancel_jobs)
            yield folder
    finally:
        os.environ.pop("SLURM_CONF")
        if before is not None:
            os.environ["SLURM_CONF"] = before
        shutil.rmtree(folder, ignore_errors=True)


def await_jobs(seconds: float) -> None:
    """Wait until no job is left in the queue; raises `TimeoutError` after so many seconds."""
    end = time.monotonic() + seconds
    while _ask("squeue", "--noheader").strip():
        if time.monotonic() > end:
            raise TimeoutError(_ask("squeue"))
        time.sleep(0.3)


def cancel_jobs() -> None:
    """Cancel whatever is in the queue; what runs is killed."""
    _ask("scancel", "--user", _user())


def _configure(folder: Path, cpus: int, memory: int) -> Path:
    folder.chmod(0o755)
    for each in ("state", "spool"):
        (folder / each).mkdir()
    key = folder / "munge.key"
    key.touch(0o600)
    key.write_bytes(os.urandom(128))
    port, node_port = _free_ports()
    path = folder / "slurm.conf"
    path.write_text(
        _CONFIGURATION.format(
            host=socket.gethostname().split(".")[0],
            user=_user(),
            folder=folder,
            port=port,
            node_port=node_port,
            cpus=cpus,
            memory=memory,
            partition=PARTITION,
        )
    )
    return path


def _calls(folder: Path) -> list[tuple[str, ...]]:
    files = [("socket", "munge.socket"), ("key-file", "munge.key"), ("pid-file", "munged.pid")]
    files += [("log-file", "munged.log"), ("seed-file", "munged.seed")]
    named = [f"--{option}={folder / name}" for option, name in files]
    return [("munged", "--foreground", "--force", *named), ("slurmctld", "-D"), ("slurmd", "-D")]


@contextmanager
def _running(folder: Path, name: str, *arguments: str) -> Iterator[None]:
    program = _program(name)
    assert program is not None
    with (folder / f"{name}.out").open("wb") as out:
        process = subprocess.Popen([program, *arguments], stdout=out, stderr=out, cwd=folder)
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_node(folder: Path) -> None:
    end = time.monotonic() + _READY_WITHIN
    while "idle" not in _ask("sinfo", "--noheader", "--format=%T"):
        if time.monotonic() > end:
            told = [f"{path.name}: {path.read_text()[-600:]}" for path in folder.glob("*.out")]
            raise RuntimeError(f"{NOT_UP}\n" + "\n".join(told))
        time.sleep(0.2)


def _ask(*call: str) -> str:
    return subprocess.run(call, capture_output=True, text=True, check=False).stdout


def _program(name: str) -> str | None:
    return shutil.which(name, path=_PATH)


def _user() -> str:
    return pwd.getpwuid(os.getuid()).pw_name


def _free_ports() -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(2)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]
