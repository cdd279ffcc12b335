const require_goal = require("./goal.cjs");
const require_ending = require("./ending.cjs");
const require_seen = require("./seen.cjs");

// src/action/failure.ts
function printMistakes(mistakes, print = require_goal.info) {
	for (const { path, said, remedy } of mistakes) {
		print(`✗ ${require_ending.oneLine(path)}: ${require_ending.oneLine(said)}`);
		print(`  ${require_ending.oneLine(remedy)}`);
	}
}
function annotate(ending, report = require_goal.error) {
	if (require_ending.succeeds(ending)) return;
	const mistakes = ending.mistakes.map(({ path, said, remedy }) => `${path}: ${said}. ${remedy}`);
	const text = [...ending.why.split("\n"), ...mistakes].filter((part) => part !== "").map((part) => require_ending.oneLine(part, 1e3));
	const title = `${ending.service === "" ? "Switchover" : ending.service}: ${ending.outcome}`;
	report(text.join("\n") || ending.outcome, { title: require_ending.oneLine(title) });
}

// src/action/outputs.ts
function serviceOutputs(ending) {
	const { service, outcome, seen } = ending;
	const live = seen && require_seen.servingColor(seen);
	const idle = live && require_seen.other(live);
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
		"preview-url": (seen && require_seen.firstPreview(seen)?.url) ?? ""
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
		machines: require_seen.colors.flatMap((color) => seen.sides[color].machines.map(({ id, state, name, address, zone, release, attempt, ours }) => ({
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
		targets: require_seen.colors.flatMap((color) => seen.sides[color].targets.map(({ id, port, pair, state, said }) => ({
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
	const [shows, rule] = [seen.preview?.shows, require_seen.firstPreview(seen)];
	return shows && rule ? {
		url: rule.url,
		shows,
		header: rule.header.name
	} : null;
}
function holdReport({ memo: { idle } }, said) {
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
		...said && {
			...said,
			size: said.size ?? null,
			cost: said.cost ?? null
		}
	};
}
const iso = (at) => new Date(at).toISOString();

// src/action/result-line.ts
function resultLine(ending) {
	const { service, outcome, why, seen } = ending;
	const who = seen === void 0 ? "" : `${whoServes(seen)}. `;
	const [first = ""] = why.split("\n");
	const because = first === "" ? "" : `${sentence(first)} `;
	const next = whatNext(outcome, seen);
	const said = because.includes(next) ? because : `${because}${next}`;
	return require_ending.oneLine(`Result: ${outcome.toUpperCase()}  ${service === "" ? "" : `${service}: `}${who}${said}`.trim(), 2e3);
}
function whoServes(seen) {
	return require_ending.sidesSaid(seen).map(({ color, identity, standing }) => {
		const release = identity?.release ?? "nothing";
		if (standing === "live") return `${color} serves ${release}`;
		if (standing !== "held") return `${color}: ${identity === void 0 ? "empty" : `${release}, ${standing}`}`;
		return `${color} keeps ${release}, ${dueSaid(seen)}`;
	}).join("; ");
}
function dueSaid(seen) {
	const { idle } = seen.memo;
	const until = require_ending.heldUntil(seen);
	if (idle?.approval) return until === "" ? "until it is approved" : `until it is approved, at most until ${until}`;
	if (until === "") return "until a person ends it";
	return `${idle?.holdDefault === "rollback" ? "rollback" : "retirement"} due ${until}`;
}
const sentence = (text) => /[.!?:]$/.test(text) ? text : `${text}.`;
function whatNext(outcome, seen) {
	switch (outcome) {
		case "provisioned":
		case "tested": return "Go on: command switch. Undo: command rollback.";
		case "held": return "Undo: command rollback. End the hold: command retire.";
		case "retiring": return "The old side still works: command retire ends it later.";
		case "rolled-back": return seen?.memo.idle?.standing === "rolled-back" ? "The side that was rolled back from is kept to be looked at." : "";
		case "failed":
		case "stranded": return "Run the same command again: it goes on from here.";
		case "refused": return "Nothing was changed.";
		case "skipped": return "An earlier service did not succeed; nothing was changed here.";
		case "planned":
		case "status": return "Nothing was changed.";
		case "live":
		case "retired":
		case "swept":
		case "unchanged":
		case "rejected": return "";
	}
}

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