"""Loads an AWS CLI once and runs it for each caller in a process of its own, forked from this one: the same program, without the second that
it takes to load. `aws-server.py SOCKET`, run by the Python of that AWS CLI; callers are copies of aws-client.py."""

import gc
import json
import os
import signal
import socket
import sys

# Some modules of the AWS CLI make paths below the home folder as they are loaded. This one is each process's own: its caller's.
home = 100
os.environ["HOME"] = f"/proc/self/fd/{home}"

import awscli.clidriver  # noqa: E402

# Loads what the AWS CLI loads at each start. Opens no connection, so there is no thread that a fork would lose.
awscli.clidriver.create_clidriver()
data_path = os.environ.get("AWS_DATA_PATH")
gc.freeze()


def read_request(connection):
    message, descriptors, _, _ = socket.recv_fds(connection, 1 << 16, 3)
    while not message.endswith(b"\n"):
        message += connection.recv(1 << 16)
    return json.loads(message), descriptors


def take_place_of_caller(request, descriptors):
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(request["env"])
    # The AWS CLI has set this one as it was loaded.
    if data_path is not None:
        os.environ.setdefault("AWS_DATA_PATH", data_path)
    own = os.path.expanduser("~")
    if os.path.isdir(own):
        os.dup2(os.open(own, os.O_RDONLY), home)
    os.chdir(request["folder"])
    sys.argv = ["aws", *request["arguments"]]


def run():
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    return status if isinstance(status, int) else 1 if status else 0


def serve(connection):
    status = 255
    try:
        take_place_of_caller(*read_request(connection))
        status = run()
    finally:
        connection.sendall(str(status).encode())
        os._exit(0)


server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen(64)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while True:
    caller, _ = server.accept()
    if os.fork() == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        server.close()
        serve(caller)
    caller.close()
