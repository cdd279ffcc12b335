const require_goal = require("./goal.cjs");
const require_user_data = require("./user-data.cjs");

// src/action/failure.ts
function printMistakes(mistakes, print = require_goal.info) {
	for (const { path, said, remedy } of mistakes) {
		print(`✗ ${require_goal.oneLine(path)}: ${require_goal.oneLine(said)}`);
		print(`  ${require_goal.oneLine(remedy)}`);
	}
}
function annotate(ending, report = require_goal.error) {
	if (require_goal.succeeds(ending.outcome)) return;
	const mistakes = ending.mistakes.map(({ path, said, remedy }) => `${path}: ${said}. ${remedy}`);
	const text = [...ending.why.split("\n"), ...mistakes].filter((part) => part !== "").map((part) => require_goal.oneLine(part, 1e3));
	const title = `${ending.service === "" ? "Switchover" : ending.service}: ${ending.outcome}`;
	report(text.join("\n") || ending.outcome, { title: require_goal.oneLine(title) });
}

// src/action/outputs.ts
function serviceOutputs(ending) {
	const { service, outcome, seen } = ending;
	const live = seen && require_goal.servingColor(seen);
	const idle = live && require_goal.other(live);
	return {
		service,
		outcome,
		"live-color": live ?? "",
		"idle-color": idle ?? "",
		"live-release": (seen && live && require_goal.identity(seen, live)?.release) ?? "",
		"idle-release": (seen && idle && require_goal.identity(seen, idle)?.release) ?? "",
		"held-until": seen ? require_goal.heldUntil(seen) : "",
		proof: require_goal.provenBy(ending),
		agrees: seen ? `${require_goal.agrees(seen)}` : "",
		"preview-url": (seen && require_goal.firstPreview(seen)?.url) ?? ""
	};
}
function allOutputs(endings, paths) {
	const worst = require_goal.speaker(endings);
	return {
		...worst && serviceOutputs(worst),
		"instance-ids": JSON.stringify((worst ? require_goal.workedOn(worst) : []).map(({ id }) => id)),
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
		outcome: require_goal.speaker(endings)?.outcome ?? "failed",
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
			"instance-ids": require_goal.workedOn(ending).map(({ id }) => id)
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
		tests: require_goal.testsOf(ending).map(({ label, result, said, tries, ms }) => ({
			label,
			result,
			said,
			tries,
			ms
		})),
		proof: {
			by: require_goal.provenBy(ending),
			counts,
			nodes: proof?.nodes.map((node) => ({
				...node,
				convergedMs: node.convergedMs ?? null
			})) ?? []
		},
		fleet: ending.fleet ?? "",
		made: madeParts(ending.made),
		"last-words": [...ending.lastWords],
		notices: [...ending.notices],
		look: seen === void 0 ? null : look(seen)
	};
}
const madeParts = (made) => Object.fromEntries(made.split(" ").filter((part) => part !== "").map((part) => [part.replace(/=.*/, ""), part.replace(/^[^=]*=?/, "")]));
function look(seen) {
	return {
		disagreements: [...require_goal.disagreements(seen)],
		routes: seen.routes.map(({ arn, name, forwards, said }) => ({
			arn,
			name,
			forwards,
			said
		})),
		sides: require_goal.sidesSaid(seen).map(({ color, identity, standing }) => ({
			color,
			standing,
			release: identity?.release ?? "",
			attempt: identity?.attempt ?? "",
			build: identity?.build ?? "",
			commit: identity?.origin?.commit ?? "",
			adopted: identity?.adopted ?? false
		})),
		hold: holdSaid(seen),
		preview: previewSaid(seen),
		machines: require_goal.colors.flatMap((color) => seen.sides[color].machines.map(({ id, state, name, address, zone, release, attempt, ours }) => ({
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
		targets: require_goal.colors.flatMap((color) => seen.sides[color].targets.map(({ id, port, pair, state, said }) => ({
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
	const [shows, rule] = [seen.preview?.shows, require_goal.firstPreview(seen)];
	return shows && rule ? {
		url: rule.url,
		shows,
		header: rule.header.name
	} : null;
}
function holdSaid({ memo: { idle } }) {
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
		run
	};
}
const iso = (at) => new Date(at).toISOString();

// src/action/events.ts
const untrusted = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"issue_comment",
	"workflow_run"
]);
function refuseUntrustedEvent(inputs, { event }) {
	if (inputs.command === "status" || inputs.dryRun || !untrusted.has(event) || inputs.allow.has("untrusted-event")) return [];
	return [{
		path: "command",
		said: `\`${inputs.command}\` does not run on the event ${event}: config and user data may come from a stranger's checkout`,
		remedy: "Run it on push or workflow_dispatch, use `status` or `dry-run: true` here, or set `allow: untrusted-event` where only trusted people can cause this event."
	}];
}

// src/action/refuse-secrets.ts
function refuseSecrets(config, inputs) {
	const { command, secrets } = inputs;
	if (command === "status") return [];
	const asked = [{
		path: "release",
		text: inputs.release ?? ""
	}, {
		path: "reason",
		text: inputs.reason
	}];
	const services = command === "rollback" || command === "retire" ? [] : Object.values(config.services).flatMap(placesOf);
	return [...asked, ...services].flatMap(({ path, text }) => {
		const names = secrets.found(require_user_data.unwrapped(text));
		return names.length === 0 ? [] : [mistake(path, names)];
	});
}
const mistake = (path, names) => ({
	path,
	said: `holds a secret of this run (${names.join(", ")}), and others could read it in AWS`,
	remedy: "Take it out; let the instance fetch it by its role when it needs it (Secrets Manager, a SecureString parameter)."
});
function placesOf({ settings, terms }) {
	const at = `services.${settings.service}`;
	const { dns, gate, setUp, migrate, releaseTests } = settings;
	return [
		...fleetPlaces(settings.fleet, `${at}.fleet.${settings.fleet.kind}`),
		{
			path: `${at}.fleet.${settings.fleet.kind}.name`,
			text: terms.naming?.name ?? ""
		},
		{
			path: `${at}.dns.record`,
			text: dns?.record ?? ""
		},
		{
			path: `${at}.gate.ssm`,
			text: gate?.parameter ?? ""
		},
		...setUp.flatMap((step, index) => commandPlaces(step, `${at}.set-up[${index}]`)),
		...settings.switch.before.flatMap((command, index) => commandPlaces(command, `${at}.switch.before[${index}]`)),
		...settings.switch.after.flatMap((command, index) => commandPlaces(command, `${at}.switch.after[${index}]`)),
		...migrate === void 0 ? [] : commandPlaces(migrate, `${at}.migrate`),
		...testPlaces(releaseTests, `${at}.release-test`)
	];
}
function testPlaces(tests, at) {
	return tests.flatMap((test, index) => {
		const path = `${at}[${index}]`;
		return [...test.kind === "ssm" || test.kind === "run" ? commandPlaces(test.command, path) : [{
			path,
			text: test.label
		}], ...testPlaces(test.next, `${path}.then`)];
	});
}
function fleetPlaces(fleet, at) {
	switch (fleet.kind) {
		case "ec2": return [{
			path: `${at}.user-data`,
			text: require_user_data.userDataSaid(fleet.userData ?? "")
		}, ...tagPlaces(fleet.tags, `${at}.tags`)];
		case "auto-scaling": return [...templatePlaces(fleet.launchTemplate, `${at}.launch-template`), ...tagPlaces(fleet.tags, `${at}.tags`)];
		case "existing": return "tags" in fleet.by ? tagPlaces(fleet.by.tags, `${at}.tag`) : [];
	}
}
function templatePlaces(template, at) {
	switch (template.kind) {
		case "make": return [{
			path: `${at}.user-data`,
			text: require_user_data.userDataSaid(template.userData ?? "")
		}];
		case "description": return [{
			path: `${at}.description`,
			text: template.description
		}];
		case "version": return [];
	}
}
const tagPlaces = (tags, path) => Object.entries(tags).length === 0 ? [] : [{
	path,
	text: Object.entries(tags).flat().join("\n")
}];
function commandPlaces(command, at) {
	if (command.kind === "run") return [{
		path: `${at}.run`,
		text: command.label
	}];
	const { document, label, parameters } = command;
	const texts = [
		document,
		label,
		...Object.entries(parameters).flatMap(([name, values]) => [name, ...values])
	];
	return [{
		path: `${at}.ssm`,
		text: texts.join("\n")
	}];
}

// src/run.ts
async function run(asked) {
	const { context, inputs, mistakes } = asked;
	const tests = inputs.command === "deploy" || inputs.command === "test";
	const wanted = {
		release: inputs.release,
		runs: require_goal.makesBuild(inputs),
		tests
	};
	const config = await require_goal.readConfig(inputs.config, context.workspace, wanted);
	const chosen = config.mistakes.length > 0 ? {
		names: [],
		mistakes: []
	} : require_goal.chooseServices(inputs.services, config);
	const wrong = [
		...mistakes,
		...refuseUntrustedEvent(inputs, context),
		...config.mistakes,
		...chosen.mistakes,
		...refuseSecrets(config, inputs)
	];
	if (wrong.length > 0) return [require_goal.withoutLook("", inputs.command, "refused", "the input is wrong", wrong)];
	const { work } = await Promise.resolve().then(() => require("./work.cjs"));
	return work(asked, config, chosen.names);
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
Object.defineProperty(exports, "run", {
  enumerable: true,
  get: function () {
    return run;
  }
});
Object.defineProperty(exports, "writeOutputs", {
  enumerable: true,
  get: function () {
    return writeOutputs;
  }
});