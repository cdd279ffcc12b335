const require_counted = require("./counted.cjs");

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
	const placed = /* @__PURE__ */ new Set([...[...sides.blue.targets, ...sides.green.targets].map(({ id }) => id), ...[...kept, ...all.filter((machine) => machine.origin === "named" || !require_counted.isThere(machine))].map(({ id }) => id)]);
	const belongs = ({ id, address, attempt }) => placed.has(id) || address !== void 0 && placed.has(address) || identities.some((one) => one?.attempt === attempt || one?.adopted === true && attempt === "adopted");
	return owned.filter((machine) => require_counted.isThere(machine) && now - machine.launched > youngestMs && !belongs(machine)).sort((a, b) => a.launched - b.launched || a.id.localeCompare(b.id));
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
const mayBeItsOwn = (memo, name) => memo.attempt !== void 0 && require_counted.hadTraffic(memo, memo.attempt) && memo.before?.rang.includes(alarmKey(name)) === false;
const deafening = (goal, seen) => {
	const may = excused(goal, seen);
	return require_counted.ringing(seen).filter((alarm) => !may.includes(alarm));
};
const leftOut = ({ memo, alarms }) => alarms.filter(({ name }) => memo.before?.rang.includes(alarmKey(name)));
const against = (seen) => {
	const out = leftOut(seen);
	return require_counted.ringing(seen).filter((alarm) => !out.includes(alarm));
};
const leftOutSaid = (alarms) => alarms.length === 0 ? "" : `${alarms.length === 1 ? "alarm" : "alarms"} ${alarms.map(({ name }) => name).join(", ")} rang before the switch: left out of the watch`;
const unheardSaid = (seen) => {
	const out = leftOut(seen);
	return require_counted.alarmsSaid(seen.alarms.filter((alarm) => alarm.state === "unknown" && !out.includes(alarm)));
};

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
Object.defineProperty(exports, "deafening", {
  enumerable: true,
  get: function () {
    return deafening;
  }
});
Object.defineProperty(exports, "excused", {
  enumerable: true,
  get: function () {
    return excused;
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
Object.defineProperty(exports, "unheardSaid", {
  enumerable: true,
  get: function () {
    return unheardSaid;
  }
});