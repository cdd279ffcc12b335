const require_goal = require("./goal.cjs");
const require_ending = require("./ending.cjs");
const require_counted = require("./counted.cjs");

// src/action/result-line.ts
function resultLine(ending) {
	const { service, outcome } = ending;
	const name = service === "" ? "" : `${service}: `;
	const said = [whoServes(ending), firstLine(ending)].filter((part) => part !== "").join(" — ");
	const next = whatNext(ending);
	const text = `${name}${[...said === "" ? [] : [sentence(said)], next].join(" ")}`.trim();
	return require_ending.oneLine(`Result: ${outcome.toUpperCase()}  ${text}`, 2e3);
}
function failureLine(ending) {
	const [why, who] = [firstLine(ending), whoServes(ending)];
	return [why, who].flatMap((part) => part === "" ? [] : [sentence(part)]).concat(whatNext(ending)).join(" ").trim();
}
const firstLine = ({ why }) => why.split("\n", 1)[0] ?? "";
function whoServes(ending) {
	const { seen } = ending;
	if (seen === void 0) return "";
	return [...require_counted.servingColor(seen) === void 0 ? seen.routes.map(({ name, said }) => `${name} → ${said}`) : [], ...require_ending.sidesSaid(seen).map((side) => sideSaid(side, ending))].join("; ");
}
function sideSaid({ color, identity, standing }, { seen, hold }) {
	if (standing === "live") return `${color} serves ${identity?.release ?? "nothing"}`;
	if (identity === void 0) return `${color}: empty`;
	const idle = seen?.memo.idle?.color === color ? seen.memo.idle : void 0;
	if (idle === void 0 || standing !== idle.standing) return `${color}: ${identity.release}, ${standing}`;
	if (standing === "held") return `${color} keeps ${identity.release}, ${dueSaid(idle, hold?.overdue ?? "")}`;
	const until = standing === "retiring" ? hold?.deadline ?? "" : idle.due === void 0 ? "" : `kept until ${require_counted.timeSaid(idle.due)}`;
	return [
		`${color}: ${identity.release}`,
		standing,
		...until === "" ? [] : [until]
	].join(", ");
}
function dueSaid({ due, approval, holdDefault }, overdue) {
	const what = holdDefault === "rollback" ? "rollback" : "retirement";
	const open = approval ? "until it is approved" : "";
	if (due === void 0) return open || "until a person ends it";
	const when = overdue === "" ? `${what} due ${require_counted.timeSaid(due)}` : `${what} OVERDUE by ${overdue}`;
	return [open, approval && overdue === "" ? `at most until ${require_counted.timeSaid(due)}` : when].filter((part) => part !== "").join(", ");
}
const sentence = (text) => /[.!?:]$/.test(text) ? text : `${text}.`;
const saysAgain = /\brun (it|the (same )?command) again\b|\bthe same command\b.* goes on\b/i;
function whatNext(ending) {
	const { outcome } = ending;
	switch (outcome) {
		case "provisioned":
		case "tested": return "Go on: command switch. Undo: command rollback.";
		case "held": return "Undo: command rollback. End the hold: command retire.";
		case "retiring": return "Command retire, or a sweep, asks again and ends it later.";
		case "rejected": return afterRejection(ending);
		case "rolled-back": return `${leftStands(ending) ? "The side that was left stays to be looked at; the next deploy replaces it." : ""}${ending.command === "sweep" ? " A sweep that had to roll back fails its step." : ""}`.trim();
		case "failed":
		case "stranded": return saysAgain.test(firstLine(ending)) ? "" : "Run the same command again: it goes on from here.";
		case "skipped": return "Nothing was changed here.";
		case "refused":
		case "planned":
		case "status": return "Nothing was changed.";
		case "live":
		case "retired":
		case "swept":
		case "unchanged": return "";
	}
}
function afterRejection(ending) {
	if (ending.seen?.memo.attempt !== void 0) return "The next run, or a sweep, ends what is left of it.";
	if (leftStands(ending)) return "The side that failed stays to be looked at; the next deploy replaces it.";
	return "Nothing is to be undone; deploy again when you are ready.";
}
const leftStands = ({ seen }) => {
	const standing = seen?.memo.idle?.standing;
	return standing === "rejected" || standing === "rolled-back";
};

// src/action/failure.ts
function printMistakes(mistakes, print = require_goal.info) {
	for (const { path, said, remedy } of mistakes) {
		print(`✗ ${require_ending.oneLine(path)}: ${require_ending.oneLine(said)}`);
		print(`  ${require_ending.oneLine(remedy)}`);
	}
}
function annotate(ending, report = require_goal.error) {
	if (require_ending.succeeds(ending)) return;
	const mistakes = ending.mistakes.map(({ path, said, remedy }) => `${path}: ${sentence(said)} ${remedy}`);
	const [, ...wrote] = ending.why.split("\n");
	const lines = [require_ending.oneLine(failureLine(ending), 2e3), ...[...wrote, ...mistakes].map((part) => require_ending.oneLine(part, 1e3))];
	const title = `${ending.service === "" ? "Switchover" : ending.service}: ${ending.outcome}`;
	report(shownOf(lines.filter((line) => line !== "")) || ending.outcome, { title: require_ending.oneLine(title) });
}
function shownOf(lines) {
	const most = 4063;
	const shown = lines.filter((_, at) => lines.slice(0, at + 1).join("\n").length <= most);
	const left = lines.length - shown.length;
	return [...shown, ...left === 0 ? [] : [`… and ${left} more ${left === 1 ? "line" : "lines"}, in the log`]].join("\n");
}

// src/action/outputs.ts
function serviceOutputs(ending) {
	const { service, outcome, seen } = ending;
	const live = seen && require_counted.servingColor(seen);
	const idle = live && require_counted.other(live);
	return {
		service,
		outcome,
		"live-color": live ?? "",
		"idle-color": idle ?? "",
		"live-release": (seen && live && require_ending.identity(seen, live)?.release) ?? "",
		"idle-release": (seen && idle && require_ending.identity(seen, idle)?.release) ?? "",
		"held-until": seen ? require_ending.heldUntil(seen) : "",
		proof: require_ending.provenBy(ending),
		agrees: seen ? `${require_ending.agrees(seen)}` : "",
		"preview-url": (seen && require_counted.firstPreview(seen)?.url) ?? ""
	};
}
function allOutputs(endings, paths) {
	const worst = require_ending.speaker(endings);
	return {
		...worst && serviceOutputs(worst),
		"instance-ids": JSON.stringify((worst ? require_ending.workedOn(worst) : []).map(({ id }) => id)),
		services: JSON.stringify(endings.map(serviceOutputs)),
		report: paths.report,
		junit: paths.junit
	};
}
function writeOutputs(endings, paths) {
	if (!process.env["GITHUB_OUTPUT"]) return;
	for (const [name, value] of Object.entries(allOutputs(endings, paths))) require_goal.setOutput(name, value);
}

// src/action/report/report.ts
function reportOf(endings, { run, url, commit }) {
	const { repository, id, attempt, actor } = run;
	return {
		version: 1,
		outcome: require_ending.speaker(endings)?.outcome ?? "failed",
		run: {
			repository,
			id,
			attempt,
			actor,
			url: url ?? "",
			commit
		},
		services: endings.map(serviceReport)
	};
}
function serviceReport(ending) {
	const { service, command, outcome, why, seen, acts, changes, skew, plan, proof, counts, mistakes } = ending;
	return {
		service,
		command,
		outcome,
		why,
		outputs: {
			...serviceOutputs(ending),
			"instance-ids": require_ending.workedOn(ending).map(({ id }) => id)
		},
		mistakes: mistakes.map(({ path, said, remedy }) => ({
			path,
			said,
			remedy
		})),
		acts: acts.map(({ at, rung, act, why }) => ({
			at: iso(at),
			rung,
			act: act.kind,
			why
		})),
		changes: [...changes],
		skew: skew ?? null,
		plan: (plan?.decisions ?? []).flatMap(({ rung, move }) => move.kind === "act" ? [{
			rung,
			act: move.act.kind,
			why: move.why
		}] : []),
		tests: require_ending.testsOf(ending).map(({ label, result, said, tries, ms }) => ({
			label,
			result,
			said,
			tries,
			ms
		})),
		proof: {
			by: require_ending.provenBy(ending),
			counts,
			nodes: proof?.nodes.map((node) => ({
				...node,
				convergedMs: node.convergedMs ?? null
			})) ?? []
		},
		watch: watchSaid(ending),
		fleet: ending.fleet ?? "",
		made: madeParts(ending.made),
		"last-words": [...ending.lastWords],
		orphans: ending.orphans.map((orphan) => ({ ...orphan })),
		notices: [...ending.notices],
		look: seen === void 0 ? null : look(seen, ending.hold)
	};
}
function watchSaid({ watch }) {
	if (watch === void 0) return null;
	const compared = (watch.compared?.compared ?? []).map(({ candidate, baseline, ...row }) => ({
		...row,
		candidate: candidate ?? null,
		baseline: baseline ?? null
	}));
	return {
		"left-out": [...watch.leftOut],
		said: watch.compared?.said ?? "",
		compared
	};
}
const madeParts = (made) => Object.fromEntries(made.split(" ").filter((part) => part !== "").map((part) => [part.replace(/=.*/, ""), part.replace(/^[^=]*=?/, "")]));
function look(seen, hold) {
	return {
		disagreements: [...require_ending.disagreements(seen)],
		routes: seen.routes.map(({ arn, name, forwards, said }) => ({
			arn,
			name,
			forwards,
			said
		})),
		sides: require_ending.sidesSaid(seen).map(({ color, identity, standing }) => ({
			color,
			standing,
			release: identity?.release ?? "",
			attempt: identity?.attempt ?? "",
			build: identity?.build ?? "",
			commit: identity?.origin?.commit ?? "",
			adopted: identity?.adopted ?? false
		})),
		hold: holdReport(seen, hold),
		preview: previewSaid(seen),
		machines: require_counted.colors.flatMap((color) => seen.sides[color].machines.map(({ id, state, name, address, zone, release, attempt, ours }) => ({
			color,
			id,
			state,
			name: name ?? "",
			address: address ?? "",
			zone,
			release,
			attempt,
			ours
		}))),
		targets: require_counted.colors.flatMap((color) => seen.sides[color].targets.map(({ id, port, pair, state, said }) => ({
			color,
			id,
			port,
			pair,
			state,
			said
		}))),
		kept: seen.kept.map(({ id, state, release }) => ({
			id,
			state,
			release
		}))
	};
}
function previewSaid(seen) {
	const [shows, rule] = [seen.preview?.shows, require_counted.firstPreview(seen)];
	return shows && rule ? {
		url: rule.url,
		shows,
		header: rule.header.name
	} : null;
}
function holdReport({ memo: { idle } }, hold) {
	if (idle === void 0) return null;
	const { color, standing, since, due, approval, holdDefault, by, reason, run } = idle;
	const until = due === void 0 ? "" : iso(due);
	return {
		color,
		standing,
		since: iso(since),
		due: until,
		approval,
		default: holdDefault,
		by,
		reason,
		run,
		...hold && holdRows(hold)
	};
}
const holdRows = ({ overdue, lost, size, cost, terms }) => ({
	overdue,
	lost,
	terms,
	size: size ?? null,
	cost: cost ?? null
});
const iso = (at) => new Date(at).toISOString();

Object.defineProperty(exports, "annotate", {
  enumerable: true,
  get: function () {
    return annotate;
  }
});
Object.defineProperty(exports, "printMistakes", {
  enumerable: true,
  get: function () {
    return printMistakes;
  }
});
Object.defineProperty(exports, "reportOf", {
  enumerable: true,
  get: function () {
    return reportOf;
  }
});
Object.defineProperty(exports, "resultLine", {
  enumerable: true,
  get: function () {
    return resultLine;
  }
});
Object.defineProperty(exports, "whatNext", {
  enumerable: true,
  get: function () {
    return whatNext;
  }
});
Object.defineProperty(exports, "whoServes", {
  enumerable: true,
  get: function () {
    return whoServes;
  }
});
Object.defineProperty(exports, "writeOutputs", {
  enumerable: true,
  get: function () {
    return writeOutputs;
  }
});