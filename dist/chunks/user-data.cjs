const require_placeholders = require("./placeholders.cjs");
const require_settings = require("./settings.cjs");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");

// src/action/config/unwrapped.ts
const mostBytes$1 = 16777216;
const base64 = /[A-Za-z0-9+/]{16,}(?:\r?\n[ \t]*[A-Za-z0-9+/]+)*={0,2}/g;
function unwrapped(text, depth = 2) {
	if (depth === 0) return text;
	return [text, ...(text.match(base64) ?? []).map((run) => unwrapped(unpacked(Buffer.from(run, "base64")), depth - 1))].join("\n");
}
function unpacked(bytes) {
	if (bytes[0] !== 31 || bytes[1] !== 139) return bytes.toString();
	const { gunzipSync } = process.getBuiltinModule("node:zlib");
	try {
		return gunzipSync(bytes, { maxOutputLength: mostBytes$1 }).toString();
	} catch {
		return bytes.toString("latin1");
	}
}

// src/action/config/given.ts
async function readGiven(given, workspace) {
	if (given.includes("\n")) return Buffer.from(given);
	try {
		return await (0, node_fs_promises.readFile)((0, node_path.resolve)(workspace, given));
	} catch {
		return;
	}
}
const cannotBeRead = (given) => ({
	said: `${JSON.stringify(given)} cannot be read`,
	remedy: "Give the path of a file in the checkout, or the text itself (with a newline)."
});
function textOf(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return;
	}
}

// src/action/config/user-data.ts
const mostBytes = 16384;
async function readUserData({ name, service }, workspace, { release }) {
	const { given, path } = placeOf(name, service.fleet);
	if (given === void 0) return {
		userData: void 0,
		wrong: []
	};
	const bytes = await readGiven(given, workspace);
	if (bytes === void 0) return {
		userData: void 0,
		wrong: [{
			path,
			...cannotBeRead(given)
		}]
	};
	const text = bytes[0] === 31 && bytes[1] === 139 ? void 0 : textOf(bytes);
	const problems = text === void 0 ? tooLarge(bytes.length) : [...tooLarge(filledBytes(text, name, release)), ...perMachine(text)];
	return {
		userData: text ?? `${"data:;base64,"}${bytes.toString("base64")}`,
		wrong: problems.map((problem) => ({
			path,
			...problem
		}))
	};
}
function placeOf(name, fleet) {
	const inGroups = fleet?.["auto-scaling"]?.["launch-template"]?.["user-data"];
	if (inGroups !== void 0) return {
		given: inGroups,
		path: [
			"services",
			name,
			"fleet",
			"auto-scaling",
			"launch-template",
			"user-data"
		]
	};
	return {
		given: fleet?.ec2?.["user-data"],
		path: [
			"services",
			name,
			"fleet",
			"ec2",
			"user-data"
		]
	};
}
const longest = {
	color: "green",
	attempt: "a999999"
};
const filledBytes = (text, service, release) => Buffer.byteLength(require_placeholders.fill(text, {
	...longest,
	service,
	...release !== void 0 && { release }
}));
const tooLarge = (bytes) => bytes <= mostBytes ? [] : [{
	said: `has ${bytes} bytes; AWS takes at most ${mostBytes}`,
	remedy: "Fetch the rest from the instance, put it into the image, or compress the file with gzip."
}];
const perMachine = (text) => ["name", "index"].filter((word) => require_placeholders.asksFor(text, word)).map((word) => ({
	said: `{${word}} cannot be filled in: user data is the same for every instance of a call`,
	remedy: "Read the Name tag from instance metadata (tags/instance/Name; allow tags in metadata), or use ami-launch-index."
}));
function userDataSaid(userData) {
	if (!userData.startsWith("data:;base64,")) return userData;
	return unpacked(Buffer.from(userData.slice(require_settings.bytesMark.length), "base64"));
}

Object.defineProperty(exports, "cannotBeRead", {
  enumerable: true,
  get: function () {
    return cannotBeRead;
  }
});
Object.defineProperty(exports, "readGiven", {
  enumerable: true,
  get: function () {
    return readGiven;
  }
});
Object.defineProperty(exports, "readUserData", {
  enumerable: true,
  get: function () {
    return readUserData;
  }
});
Object.defineProperty(exports, "textOf", {
  enumerable: true,
  get: function () {
    return textOf;
  }
});
Object.defineProperty(exports, "unwrapped", {
  enumerable: true,
  get: function () {
    return unwrapped;
  }
});
Object.defineProperty(exports, "userDataSaid", {
  enumerable: true,
  get: function () {
    return userDataSaid;
  }
});