const require_model = require("./model.cjs");

// src/deploy/seen.ts
const liveColor = (routes) => require_model.colors.find((color) => routes.length > 0 && routes.every((route) => route.forwards === color));
const routesOff = (seen, color) => seen.routes.filter((route) => route.forwards !== color);
const alive = (machine) => machine.state === "pending" || machine.state === "running";
const isThere = (machine) => machine.state !== "terminated" && machine.state !== "shutting-down";
const crew = (seen, attempt) => [...seen.sides[attempt.color].machines].filter((machine) => machine.ours && machine.attempt === attempt.attempt && alive(machine)).sort((a, b) => a.launched - b.launched || a.id.localeCompare(b.id));
const isDraining = (target) => target.state === "draining" || target.state === "unhealthy.draining";
const registered = (seen, color) => [...new Set(seen.sides[color].targets.filter((target) => !isDraining(target)).map((target) => target.id))];
const healthy = (seen, color, pairs) => registered(seen, color).filter((id) => new Set(seen.sides[color].targets.filter((target) => target.id === id && target.state === "healthy").map(({ pair }) => pair)).size === pairs);
const healthSaid = (seen, color, pairs) => {
	const all = registered(seen, color);
	const well = new Set(healthy(seen, color, pairs));
	const reasons = seen.sides[color].targets.filter((target) => !isDraining(target) && !well.has(target.id)).slice(0, 3).map((target) => `${target.id} ${target.state}${target.said === "" ? "" : `: ${target.said}`}`);
	return [`${well.size} of ${all.length} targets healthy`, ...reasons].join("; ");
};
const homeColor = (memo) => memo.live?.color ?? (memo.attempt === void 0 ? void 0 : require_model.other(memo.attempt.color));
const moved = (seen) => {
	const { attempt, intent } = seen.memo;
	return attempt !== void 0 && intent === attempt.color && seen.routes.some((route) => route.forwards !== require_model.other(attempt.color));
};
const hadTraffic = (memo, attempt) => memo.intent === attempt.color || attempt.passed.includes("traffic");
const identityOf = (memo, color) => {
	return [
		memo.attempt,
		memo.live,
		memo.idle
	].find((identity) => identity?.color === color) ?? {
		color,
		release: "unknown",
		build: "",
		attempt: "",
		adopted: true
	};
};
const tellsApart = (terms, side, unlike) => !side.adopted && (terms.proof?.marks ?? []).some((mark) => side[mark] !== unlike[mark]);
const runKey = (run) => `${run.repository}/${run.id}/${run.attempt}`;
const isDone = (goal, seen, standing) => {
	const { idle } = seen.memo;
	const [before, mine] = [idle?.run ?? "", runKey(goal.run)];
	const run = (key) => key.slice(0, key.lastIndexOf("/"));
	return idle?.standing === standing && before !== mine && run(before) === run(mine);
};
const isSameBuild = (goal, attempt) => goal.build === void 0 ? goal.release === void 0 || goal.release === attempt.release : goal.build === attempt.build;
const sideSaid = (seen, color) => {
	const count = registered(seen, color).length;
	return count === 0 ? "nothing" : `${count} × ${identityOf(seen.memo, color).release}`;
};

Object.defineProperty(exports, "alive", {
  enumerable: true,
  get: function () {
    return alive;
  }
});
Object.defineProperty(exports, "crew", {
  enumerable: true,
  get: function () {
    return crew;
  }
});
Object.defineProperty(exports, "hadTraffic", {
  enumerable: true,
  get: function () {
    return hadTraffic;
  }
});
Object.defineProperty(exports, "healthSaid", {
  enumerable: true,
  get: function () {
    return healthSaid;
  }
});
Object.defineProperty(exports, "healthy", {
  enumerable: true,
  get: function () {
    return healthy;
  }
});
Object.defineProperty(exports, "homeColor", {
  enumerable: true,
  get: function () {
    return homeColor;
  }
});
Object.defineProperty(exports, "identityOf", {
  enumerable: true,
  get: function () {
    return identityOf;
  }
});
Object.defineProperty(exports, "isDone", {
  enumerable: true,
  get: function () {
    return isDone;
  }
});
Object.defineProperty(exports, "isDraining", {
  enumerable: true,
  get: function () {
    return isDraining;
  }
});
Object.defineProperty(exports, "isSameBuild", {
  enumerable: true,
  get: function () {
    return isSameBuild;
  }
});
Object.defineProperty(exports, "isThere", {
  enumerable: true,
  get: function () {
    return isThere;
  }
});
Object.defineProperty(exports, "liveColor", {
  enumerable: true,
  get: function () {
    return liveColor;
  }
});
Object.defineProperty(exports, "moved", {
  enumerable: true,
  get: function () {
    return moved;
  }
});
Object.defineProperty(exports, "registered", {
  enumerable: true,
  get: function () {
    return registered;
  }
});
Object.defineProperty(exports, "routesOff", {
  enumerable: true,
  get: function () {
    return routesOff;
  }
});
Object.defineProperty(exports, "runKey", {
  enumerable: true,
  get: function () {
    return runKey;
  }
});
Object.defineProperty(exports, "sideSaid", {
  enumerable: true,
  get: function () {
    return sideSaid;
  }
});
Object.defineProperty(exports, "tellsApart", {
  enumerable: true,
  get: function () {
    return tellsApart;
  }
});