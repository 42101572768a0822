// Runs a WASI preview 1 program under Node: the file, then its arguments.

import { readFile } from "node:fs/promises";
import process from "node:process";
import { WASI } from "node:wasi";

const program = process.argv[2];
const wasi = new WASI({
  version: "preview1",
  args: process.argv.slice(2),
  env: process.env,
  preopens: { "/": "/" },
  returnOnExit: true,
});
const module = await WebAssembly.compile(await readFile(program));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
