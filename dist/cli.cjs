#!/usr/bin/env node
let node_path = require("node:path");
let node_child_process = require("node:child_process");
let node_fs = require("node:fs");

// src/cli/newer-node.ts
const needed = 24;
function newerNode(version, folder) {
	if (Number(version.split(".")[0]) >= needed) return { kind: "this" };
	const path = (0, node_path.join)(folder, `../node_modules/node-linux-${process.arch}/bin/node`);
	if ((0, node_fs.existsSync)(path)) return {
		kind: "other",
		path
	};
	return {
		kind: "none",
		said: `Switchover needs Node ${needed} or newer; this is ${version}. Install it, or run npm ci in this checkout on Linux.`
	};
}
function runUnder(path, args) {
	const child = (0, node_child_process.spawn)(path, args, { stdio: "inherit" });
	for (const signal of [
		"SIGINT",
		"SIGTERM",
		"SIGHUP"
	]) process.on(signal, () => child.kill(signal));
	child.on("exit", (code, signal) => {
		process.exitCode = code ?? (signal === null ? 1 : 130);
	});
}

// src/cli.ts
const node = newerNode(process.versions.node, __dirname);
if (node.kind === "this") Promise.resolve().then(() => require("./chunks/start.cjs")).then(({ start }) => start(process.argv.slice(2))).catch(broken);
else if (node.kind === "other") runUnder(node.path, process.argv.slice(1));
else {
	console.error(node.said);
	process.exitCode = 1;
}
function broken(error) {
	console.error(error);
	process.exitCode = 1;
}
