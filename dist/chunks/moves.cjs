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

Object.defineProperty(exports, "act", {
  enumerable: true,
  get: function () {
    return act;
  }
});
Object.defineProperty(exports, "check", {
  enumerable: true,
  get: function () {
    return check;
  }
});
Object.defineProperty(exports, "done", {
  enumerable: true,
  get: function () {
    return done;
  }
});
Object.defineProperty(exports, "fail", {
  enumerable: true,
  get: function () {
    return fail;
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