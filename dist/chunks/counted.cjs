// src/deploy/listed.ts
const most = 5;
const listed = (texts) => texts.length <= most ? texts.join(", ") : `${texts.slice(0, most).join(", ")} and ${texts.length - most} more`;

// src/deploy/model.ts
const colors = ["blue", "green"];
const other = (color) => color === "blue" ? "green" : "blue";

// src/deploy/seen.ts
const liveColor = (routes) => colors.find((color) => routes.length > 0 && routes.every((route) => route.forwards === color));
function shareOf({ forwards, weights }, color) {
	if (forwards !== "mixed") return forwards === color ? 100 : 0;
	const all = (weights?.blue ?? 0) + (weights?.green ?? 0);
	return all === 0 ? 0 : 100 * (weights?.[color] ?? 0) / all;
}
const routesOff = (seen, color, share = 100) => seen.routes.filter((route) => route.forwards === "foreign" || shareOf(route, color) !== share);
const routeKey = (arn) => arn.slice(arn.lastIndexOf("/") + 1, arn.lastIndexOf("/") + 9);
const intends = (memo, color) => memo.intent?.color === color;
const intentSaid = ({ color, share }) => share === 100 ? color : `${color} ${share} %`;
const isMeant = ({ intent, attempt }, route) => intent !== void 0 && intent.color === attempt?.color && [intent.from, intent.share].includes(shareOf(route, intent.color));
const isByParts = ({ memo: { attempt, intent }, routes }) => intent !== void 0 && intent.color === attempt?.color && (intent.share < 100 || routes.some(({ forwards }) => forwards === "mixed"));
const alive = (machine) => machine.state === "pending" || machine.state === "running";
const isThere = (machine) => machine.state !== "terminated" && machine.state !== "shutting-down";
const keptIds = ({ kept }) => kept.filter(isThere).map(({ id }) => id);
const isOf = (machine, attempt) => machine.origin === "named" || machine.ours && machine.attempt === attempt.attempt;
const crew = (seen, attempt) => [...seen.sides[attempt.color].machines].filter((machine) => isOf(machine, attempt) && alive(machine)).sort((a, b) => a.launched - b.launched || a.id.localeCompare(b.id));
const isDraining = (target) => target.state === "draining" || target.state === "unhealthy.draining";
const registered = (seen, color) => [...new Set(seen.sides[color].targets.filter((target) => !isDraining(target)).map((target) => target.id))];
const sizeOf = (seen, color) => Math.max(registered(seen, color).length, seen.sides[color].scaling?.desired ?? 0);
const healthy = (seen, color, pairs) => registered(seen, color).filter((id) => new Set(seen.sides[color].targets.filter((target) => target.id === id && target.state === "healthy").map(({ pair }) => pair)).size === pairs);
const healthSaid = (seen, color, pairs) => {
	const all = registered(seen, color);
	const well = new Set(healthy(seen, color, pairs));
	const { targets } = seen.sides[color];
	const where = (group) => pairs === 1 ? "" : ` in ${group}`;
	const sick = targets.filter((target) => !isDraining(target) && target.state !== "healthy");
	const ailing = [...Map.groupBy(sick, ({ state, group, said }) => `${state}${where(group)}${said === "" ? "" : `: ${said}`}`)].map(([said, those]) => `${listed(those.map(({ id }) => id))} ${said}`);
	const likely = new Set(sick.flatMap(({ likely: cause }) => cause ?? []));
	const groups = new Set(targets.map(({ group }) => group));
	const missing = all.flatMap((id) => well.has(id) || pairs === 1 ? [] : [...groups].filter((group) => !targets.some((target) => target.id === id && target.group === group)).map((group) => `${id} is not in ${group}`));
	const reasons = [...ailing, ...missing].slice(0, 3);
	const causes = likely.size === 0 ? [] : [`likely cause: ${[...likely].join(", or ")}`];
	return [
		`${well.size} of ${all.length} targets healthy`,
		...reasons,
		...causes
	].join("; ");
};
const firstPreview = ({ preview }) => preview?.rules.find(({ pair }) => pair === 0);
const homeColor = (memo) => memo.live?.color ?? (memo.attempt === void 0 ? void 0 : other(memo.attempt.color));
const servingColor = (seen) => liveColor(seen.routes) ?? (isByParts(seen) && seen.routes.every((route) => route.forwards === "mixed" && isMeant(seen.memo, route)) ? homeColor(seen.memo) : void 0);
const moved = (seen) => {
	const { attempt, intent } = seen.memo;
	return attempt !== void 0 && intent?.color === attempt.color && seen.routes.some((route) => route.forwards !== other(attempt.color));
};
const hadTraffic = (memo, attempt) => intends(memo, attempt.color) || attempt.passed.includes("traffic");
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
const ringing = ({ alarms }) => alarms.filter(({ state }) => state === "ringing" || state === "missing" || state === "unread");
const alarmSaid = {
	ok: "is OK",
	ringing: "rings",
	unknown: "has not enough data, which is no breach",
	missing: "does not exist any more",
	unread: "could not be read"
};
const alarmsSaid = (alarms) => alarms.map(({ name, state, said }) => [`alarm ${name} ${alarmSaid[state]}`, ...state !== "unknown" && said !== "" ? [said] : []].join(": ")).join("; ");
const runKey = (run) => `${run.repository}/${run.id}/${run.attempt}`;
const isDone = (goal, seen, standing) => {
	const { idle } = seen.memo;
	const [before, mine] = [idle?.run ?? "", runKey(goal.run)];
	const run = (key) => key.slice(0, key.lastIndexOf("/"));
	return idle?.standing === standing && before !== mine && run(before) === run(mine);
};
const isSameBuild = (goal, attempt) => goal.build === void 0 ? goal.release === void 0 || goal.release === attempt.release : goal.build === attempt.build || goal.buildWith(attempt.made) === attempt.build;
const sideSaid = (seen, color) => {
	const count = registered(seen, color).length;
	return count === 0 ? "nothing" : `${count} × ${identityOf(seen.memo, color).release}`;
};

// src/deploy/times.ts
const timeSaid = (at) => `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
const seconds = (ms) => {
	if (ms > 0 && ms < 1e3) return `${Math.round(ms)} ms`;
	return ms >= 1e4 || ms % 1e3 === 0 ? `${Math.round(ms / 1e3)} s` : `${(ms / 1e3).toFixed(1)} s`;
};
const lasting = (ms) => {
	if (ms < 12e4 || ms % 6e4 !== 0) return seconds(ms);
	return ms % 36e5 === 0 ? `${ms / 36e5} h` : `${ms / 6e4} min`;
};

// src/deploy/counted.ts
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

Object.defineProperty(exports, "alarmsSaid", {
  enumerable: true,
  get: function () {
    return alarmsSaid;
  }
});
Object.defineProperty(exports, "alive", {
  enumerable: true,
  get: function () {
    return alive;
  }
});
Object.defineProperty(exports, "colors", {
  enumerable: true,
  get: function () {
    return colors;
  }
});
Object.defineProperty(exports, "counted", {
  enumerable: true,
  get: function () {
    return counted;
  }
});
Object.defineProperty(exports, "crew", {
  enumerable: true,
  get: function () {
    return crew;
  }
});
Object.defineProperty(exports, "firstPreview", {
  enumerable: true,
  get: function () {
    return firstPreview;
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
Object.defineProperty(exports, "intends", {
  enumerable: true,
  get: function () {
    return intends;
  }
});
Object.defineProperty(exports, "intentSaid", {
  enumerable: true,
  get: function () {
    return intentSaid;
  }
});
Object.defineProperty(exports, "isByParts", {
  enumerable: true,
  get: function () {
    return isByParts;
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
Object.defineProperty(exports, "isMeant", {
  enumerable: true,
  get: function () {
    return isMeant;
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
Object.defineProperty(exports, "keptIds", {
  enumerable: true,
  get: function () {
    return keptIds;
  }
});
Object.defineProperty(exports, "lasting", {
  enumerable: true,
  get: function () {
    return lasting;
  }
});
Object.defineProperty(exports, "listed", {
  enumerable: true,
  get: function () {
    return listed;
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
Object.defineProperty(exports, "other", {
  enumerable: true,
  get: function () {
    return other;
  }
});
Object.defineProperty(exports, "registered", {
  enumerable: true,
  get: function () {
    return registered;
  }
});
Object.defineProperty(exports, "ringing", {
  enumerable: true,
  get: function () {
    return ringing;
  }
});
Object.defineProperty(exports, "routeKey", {
  enumerable: true,
  get: function () {
    return routeKey;
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
Object.defineProperty(exports, "seconds", {
  enumerable: true,
  get: function () {
    return seconds;
  }
});
Object.defineProperty(exports, "servingColor", {
  enumerable: true,
  get: function () {
    return servingColor;
  }
});
Object.defineProperty(exports, "shareOf", {
  enumerable: true,
  get: function () {
    return shareOf;
  }
});
Object.defineProperty(exports, "sideSaid", {
  enumerable: true,
  get: function () {
    return sideSaid;
  }
});
Object.defineProperty(exports, "sizeOf", {
  enumerable: true,
  get: function () {
    return sizeOf;
  }
});
Object.defineProperty(exports, "tellsApart", {
  enumerable: true,
  get: function () {
    return tellsApart;
  }
});
Object.defineProperty(exports, "timeSaid", {
  enumerable: true,
  get: function () {
    return timeSaid;
  }
});