// A client in Node, as far as its token file goes: overwrites in place with the mode of the umask, keeps no other members, takes no lock, and
// reads what is not JSON as no token.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const path = process.argv[2];
const whole = /^([a-z]+)-(\d+)-x{2000}-\2$/;

function read() {
  try {
    const { token } = JSON.parse(readFileSync(path, "utf8"));
    return typeof token === "string" && token !== "" ? token : null;
  } catch {
    return null;
  }
}

function write(token) {
  writeFileSync(path, JSON.stringify({ token }));
}

let looping = false;
let counts;

function turn() {
  if (!looping) {
    console.log(`looped ${counts.writes} ${counts.reads} ${counts.torn}`);
    return;
  }

  write(`node-${counts.writes}-${"x".repeat(2000)}-${counts.writes}`);
  counts.writes++;
  const token = read();
  if (token !== null) {
    counts.reads++;
    counts.torn += whole.test(token) ? 0 : 1;
  }

  setTimeout(turn, 10);
}

const input = createInterface({ input: process.stdin });
input.on("line", line => {
  const [command, token] = line.split(" ");
  if (command === "write") {
    write(token);
    console.log("written");
  } else if (command === "read") {
    console.log(read() ?? "none");
  } else if (command === "loop") {
    looping = true;
    counts = { writes: 0, reads: 0, torn: 0 };
    turn();
  } else {
    looping = false;
  }
});
input.on("close", () => process.exit(0));
