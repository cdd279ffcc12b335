const require_counted = require("./counted.cjs");

// src/deploy/way-back.ts
const go = { kind: "go" };
const refuse = (why, remedy) => ({
	kind: "refuse",
	why,
	remedy
});
const isUnchecked = (seen, color) => {
	const states = seen.sides[color].targets.map(({ state }) => state);
	return seen.preview?.names.includes(color) !== true && states.includes("unused") && states.every((state) => state === "unused" || state === "healthy");
};
function heldIsFit(goal, seen, to) {
	const { pairs } = goal.terms;
	const [well, all] = [require_counted.healthy(seen, to.color, pairs).length, require_counted.registered(seen, to.color).length];
	const [liveWell, liveAll] = [require_counted.healthy(seen, require_counted.other(to.color), pairs).length, require_counted.registered(seen, require_counted.other(to.color)).length];
	const lacks = goal.command === "switch" ? 0 : lackingIn(seen, to.color);
	if (all > 0 && require_counted.liveColor(seen.routes) === to.color) return go;
	if (all === 0) return refuse(`${to.color} has no targets`, "Deploy the release to go back to.");
	if (!isUnchecked(seen, to.color) && (well === 0 || well + lacks < liveWell) && !goal.allow.has("unhealthy-side")) return refuse(`${to.color} is not fit: ${require_counted.healthSaid(seen, to.color, pairs)}; ${require_counted.other(to.color)} has ${liveWell} healthy`, "Repair it, or give allow: unhealthy-side.");
	if (liveWell === liveAll && all + lacks < liveAll && !goal.allow.has("smaller-side")) return refuse(`${to.color} has ${require_counted.counted(all, "target")}, the healthy ${require_counted.other(to.color)} has ${liveAll}`, "Make it as large, or give allow: smaller-side.");
	return go;
}
function lackingIn(seen, color) {
	const { scaling, targets } = seen.sides[color];
	const begun = require_counted.registered(seen, color).filter((id) => targets.some((target) => target.id === id && target.state !== "initial"));
	const wanted = Math.max(require_counted.sizeOf(seen, color), require_counted.sizeOf(seen, require_counted.other(color)));
	return scaling === void 0 ? 0 : wanted - begun.length;
}
function homeIsThere(goal, seen, { color, verdict }) {
	const [home, { pairs }] = [require_counted.other(color), goal.terms];
	if (verdict === "rejected" || require_counted.liveColor(seen.routes) !== color || isUnchecked(seen, home)) return go;
	const isLost = require_counted.healthy(seen, home, pairs).length === 0 && require_counted.healthy(seen, color, pairs).length > 0;
	if (require_counted.registered(seen, home).length > 0 && (!isLost || goal.allow.has("unhealthy-side"))) return go;
	return refuse(`${home} is not fit: ${require_counted.healthSaid(seen, home, pairs)}; ${color} has the traffic`, "Repair it, finish the attempt with deploy, or give allow: unhealthy-side.");
}

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
Object.defineProperty(exports, "heldIsFit", {
  enumerable: true,
  get: function () {
    return heldIsFit;
  }
});
Object.defineProperty(exports, "homeIsThere", {
  enumerable: true,
  get: function () {
    return homeIsThere;
  }
});
Object.defineProperty(exports, "isUnchecked", {
  enumerable: true,
  get: function () {
    return isUnchecked;
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