const require_counted = require("./counted.cjs");

// src/deploy/finds/found.ts
const parked = (seen) => seen.memo.attempt?.verdict === "open" && seen.memo.attempt.parked !== void 0;
const died = (seen) => seen.memo.attempt?.verdict === "open" && seen.memo.attempt.parked === void 0;
const same = (goal, seen) => seen.memo.attempt !== void 0 && require_counted.isSameBuild(goal, seen.memo.attempt);
function differs(seen) {
	const { live, idle, intent, attempt } = seen.memo;
	const whole = intent?.share === 100 ? intent.color : void 0;
	const expected = attempt === void 0 ? [live?.color] : [live?.color ?? require_counted.other(attempt.color), whole];
	if (seen.routes.some((route) => route.forwards === "mixed" && !require_counted.isMeant(seen.memo, route))) return true;
	if (attempt === void 0 && intent !== void 0 && intent.color === live?.color) return true;
	if (attempt === void 0 && idle !== void 0 && idle.color === require_counted.liveColor(seen.routes)) return true;
	if (expected.every((color) => color === void 0)) return require_counted.liveColor(seen.routes) === void 0;
	return seen.routes.some(({ forwards }) => forwards !== "mixed" && !expected.some((color) => color === forwards));
}
const isOver = (idle, now) => idle.due !== void 0 && idle.due <= now;
const isDue = (idle, now) => idle.standing === "retiring" || isOver(idle, now);
function rollbackDue(seen, now) {
	const { attempt, idle } = seen.memo;
	if (attempt !== void 0 || idle?.standing !== "held" || idle.holdDefault !== "rollback") return void 0;
	return isOver(idle, now) && require_counted.registered(seen, idle.color).length > 0 ? idle : void 0;
}
function goesOn(goal, seen, now) {
	const { attempt, intent } = seen.memo;
	if (attempt !== void 0 || intent === void 0) return false;
	if (goal.command === "sweep") return true;
	return makes(goal) && rollbackDue(seen, now)?.color === intent.color;
}
const isOnCandidate = ({ memo: { attempt, intent }, routes }) => attempt !== void 0 && intent?.color === attempt.color && intent.share === 100 && require_counted.liveColor(routes) === attempt.color;
const heldOpen = (idle, now) => idle?.standing === "held" && !isOver(idle, now);
const strangers = (seen) => {
	const live = require_counted.liveColor(seen.routes);
	const { attempt, idle } = seen.memo;
	if (live === void 0 || attempt !== void 0 || idle !== void 0) return [];
	return seen.sides[require_counted.other(live)].targets.filter((target) => !require_counted.isDraining(target)).map(({ id }) => id);
};
const isEmpty = (seen) => {
	const live = require_counted.liveColor(seen.routes);
	return live !== void 0 && require_counted.registered(seen, require_counted.other(live)).length === 0;
};
const makes = (goal) => goal.command === "deploy" || goal.command === "provision";
function owes(goal, seen, now) {
	const { idle } = seen.memo;
	if (idle === void 0 || idle.standing === "rejected" || idle.standing === "rolled-back") return false;
	return idle.standing === "retiring" || !heldOpen(idle, now) || goal.hold.kind === "none" && !idle.approval;
}
const mayAgree = (goal, { memo }) => goal.allow.has("foreign-change") && goal.command !== "rollback" && goal.command !== "retire" && goal.command !== "sweep" && (memo.live !== void 0 || memo.attempt !== void 0);

Object.defineProperty(exports, "died", {
  enumerable: true,
  get: function () {
    return died;
  }
});
Object.defineProperty(exports, "differs", {
  enumerable: true,
  get: function () {
    return differs;
  }
});
Object.defineProperty(exports, "goesOn", {
  enumerable: true,
  get: function () {
    return goesOn;
  }
});
Object.defineProperty(exports, "heldOpen", {
  enumerable: true,
  get: function () {
    return heldOpen;
  }
});
Object.defineProperty(exports, "isDue", {
  enumerable: true,
  get: function () {
    return isDue;
  }
});
Object.defineProperty(exports, "isEmpty", {
  enumerable: true,
  get: function () {
    return isEmpty;
  }
});
Object.defineProperty(exports, "isOnCandidate", {
  enumerable: true,
  get: function () {
    return isOnCandidate;
  }
});
Object.defineProperty(exports, "isOver", {
  enumerable: true,
  get: function () {
    return isOver;
  }
});
Object.defineProperty(exports, "makes", {
  enumerable: true,
  get: function () {
    return makes;
  }
});
Object.defineProperty(exports, "mayAgree", {
  enumerable: true,
  get: function () {
    return mayAgree;
  }
});
Object.defineProperty(exports, "owes", {
  enumerable: true,
  get: function () {
    return owes;
  }
});
Object.defineProperty(exports, "parked", {
  enumerable: true,
  get: function () {
    return parked;
  }
});
Object.defineProperty(exports, "rollbackDue", {
  enumerable: true,
  get: function () {
    return rollbackDue;
  }
});
Object.defineProperty(exports, "same", {
  enumerable: true,
  get: function () {
    return same;
  }
});
Object.defineProperty(exports, "strangers", {
  enumerable: true,
  get: function () {
    return strangers;
  }
});