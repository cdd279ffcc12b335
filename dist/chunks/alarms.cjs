const require_seen = require("./seen.cjs");

// src/deploy/moves.ts
const pass = { kind: "pass" };
const act = (what, why) => ({
	kind: "act",
	act: what,
	why
});
const remember = (memo, why) => act({
	kind: "remember",
	memo
}, why);
const check = (what, key, side, why, more = {}) => act({
	kind: "check",
	check: what,
	key,
	side,
	unlike: void 0,
	index: 0,
	again: false,
	against: "",
	...more
}, why);
const wait = (forMs, why, lastsMs = forMs) => ({
	kind: "wait",
	forMs,
	why,
	...lastsMs === forMs ? {} : { lastsMs }
});
const reject = (why) => ({
	kind: "reject",
	why
});
const fail = (why) => ({
	kind: "fail",
	why
});
const done = (outcome, why) => ({
	kind: "done",
	outcome,
	why
});
const stoodMs = (seen, rung, now) => {
	const entered = seen.run.entered[rung];
	return entered === void 0 ? 0 : now - entered;
};
const waitWithin = (seen, rung, now, withinMs, why, late) => {
	const leftMs = withinMs - stoodMs(seen, rung, now);
	return leftMs > 0 ? wait(leftMs, why) : late(`${why}; not within ${seconds(withinMs)}`);
};
const seconds = (ms) => ms >= 1e4 || ms % 1e3 === 0 ? `${Math.round(ms / 1e3)} s` : `${(ms / 1e3).toFixed(1)} s`;

// src/deploy/orphans.ts
const youngestMs = 36e5;
function orphansOf({ memo, sides, kept, owned }, now) {
	if (memo.written === 0) return [];
	const identities = [
		memo.attempt,
		memo.live,
		memo.idle
	];
	const all = [...sides.blue.machines, ...sides.green.machines];
	const placed = /* @__PURE__ */ new Set([...[...sides.blue.targets, ...sides.green.targets].map(({ id }) => id), ...[...kept, ...all.filter((machine) => machine.origin === "named" || !require_seen.isThere(machine))].map(({ id }) => id)]);
	const belongs = ({ id, address, attempt }) => placed.has(id) || address !== void 0 && placed.has(address) || identities.some((one) => one?.attempt === attempt || one?.adopted === true && attempt === "adopted");
	return owned.filter((machine) => require_seen.isThere(machine) && now - machine.launched > youngestMs && !belongs(machine)).sort((a, b) => a.launched - b.launched || a.id.localeCompare(b.id));
}
function ageSaid(ms) {
	const minutes = Math.floor(ms / 6e4);
	if (minutes < 120) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	return hours < 72 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

// src/deploy/alarms.ts
function alarmKey(name) {
	let hash = 2166136261;
	for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
	return (hash >>> 0).toString(16).padStart(8, "0");
}
const excused = ({ terms: { watch } }, { alarms, memo }) => alarms.filter(({ name, state }) => state === "ringing" && watch?.mayRing.includes(name) && !mayBeItsOwn(memo, name));
const mayBeItsOwn = (memo, name) => memo.attempt !== void 0 && require_seen.hadTraffic(memo, memo.attempt) && memo.before?.rang.includes(alarmKey(name)) === false;
const deafening = (goal, seen) => {
	const may = excused(goal, seen);
	return require_seen.ringing(seen).filter((alarm) => !may.includes(alarm));
};
const leftOut = ({ memo, alarms }) => alarms.filter(({ name }) => memo.before?.rang.includes(alarmKey(name)));
const against = (seen) => {
	const out = leftOut(seen);
	return require_seen.ringing(seen).filter((alarm) => !out.includes(alarm));
};
const leftOutSaid = (alarms) => alarms.length === 0 ? "" : `${alarms.length === 1 ? "alarm" : "alarms"} ${alarms.map(({ name }) => name).join(", ")} rang before the switch: left out of the watch`;
const unheardSaid = (seen) => {
	const out = leftOut(seen);
	return require_seen.alarmsSaid(seen.alarms.filter((alarm) => alarm.state === "unknown" && !out.includes(alarm)));
};

Object.defineProperty(exports, "act", {
  enumerable: true,
  get: function () {
    return act;
  }
});
Object.defineProperty(exports, "against", {
  enumerable: true,
  get: function () {
    return against;
  }
});
Object.defineProperty(exports, "ageSaid", {
  enumerable: true,
  get: function () {
    return ageSaid;
  }
});
Object.defineProperty(exports, "alarmKey", {
  enumerable: true,
  get: function () {
    return alarmKey;
  }
});
Object.defineProperty(exports, "check", {
  enumerable: true,
  get: function () {
    return check;
  }
});
Object.defineProperty(exports, "deafening", {
  enumerable: true,
  get: function () {
    return deafening;
  }
});
Object.defineProperty(exports, "done", {
  enumerable: true,
  get: function () {
    return done;
  }
});
Object.defineProperty(exports, "excused", {
  enumerable: true,
  get: function () {
    return excused;
  }
});
Object.defineProperty(exports, "fail", {
  enumerable: true,
  get: function () {
    return fail;
  }
});
Object.defineProperty(exports, "leftOut", {
  enumerable: true,
  get: function () {
    return leftOut;
  }
});
Object.defineProperty(exports, "leftOutSaid", {
  enumerable: true,
  get: function () {
    return leftOutSaid;
  }
});
Object.defineProperty(exports, "orphansOf", {
  enumerable: true,
  get: function () {
    return orphansOf;
  }
});
Object.defineProperty(exports, "pass", {
  enumerable: true,
  get: function () {
    return pass;
  }
});
Object.defineProperty(exports, "reject", {
  enumerable: true,
  get: function () {
    return reject;
  }
});
Object.defineProperty(exports, "remember", {
  enumerable: true,
  get: function () {
    return remember;
  }
});
Object.defineProperty(exports, "seconds", {
  enumerable: true,
  get: function () {
    return seconds;
  }
});
Object.defineProperty(exports, "stoodMs", {
  enumerable: true,
  get: function () {
    return stoodMs;
  }
});
Object.defineProperty(exports, "unheardSaid", {
  enumerable: true,
  get: function () {
    return unheardSaid;
  }
});
Object.defineProperty(exports, "wait", {
  enumerable: true,
  get: function () {
    return wait;
  }
});
Object.defineProperty(exports, "waitWithin", {
  enumerable: true,
  get: function () {
    return waitWithin;
  }
});