"""A client in Python, as far as its token file goes: overwrites in place with the mode of the umask, keeps no other members, takes no lock, and
reads what is not JSON as no token."""

import json
import re
import select
import sys
import time

path = sys.argv[1]
whole = re.compile(r"([a-z]+)-(\d+)-x{2000}-\2")


def read():
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file).get("token") or None
    except (OSError, ValueError):
        return None


def write(token):
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"token": token}, file)


def loop():
    writes = reads = torn = 0
    while not select.select([sys.stdin], [], [], 0.01)[0]:
        write(f"python-{writes}-{'x' * 2000}-{writes}")
        writes += 1
        token = read()
        if token is not None:
            reads += 1
            torn += 0 if whole.fullmatch(token) else 1
    sys.stdin.readline()
    print(f"looped {writes} {reads} {torn}", flush=True)


while line := sys.stdin.readline():
    command, *arguments = line.split()
    if command == "write":
        write(arguments[0])
        print("written", flush=True)
    elif command == "read":
        print(read() or "none", flush=True)
    elif command == "loop":
        loop()
