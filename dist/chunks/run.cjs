const require_goal = require("./goal.cjs");
const require_ending = require("./ending.cjs");
const require_user_data = require("./user-data.cjs");
const require_counted = require("./counted.cjs");

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
	const services = command === "rollback" || command === "retire" || command === "sweep" ? [] : Object.values(config.services).flatMap(placesOf);
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
	const { dns, gate, setUp, migrate, releaseTests, proof } = settings;
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
		...retirePlaces(settings, `${at}.retire`),
		...proof?.from === "ssm" ? tagPlaces(proof.http.requestHeaders, `${at}.proof.request-headers`) : [],
		...testPlaces(releaseTests, `${at}.release-test`)
	];
}
const retirePlaces = ({ busy, beforeRetire }, at) => [...busy === void 0 || busy.kind === "http" ? [] : commandPlaces(busy, `${at}.busy`), ...beforeRetire.flatMap((command, index) => commandPlaces(command, `${at}.before[${index}]`))];
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
	if (wrong.length > 0) {
		const why = `${require_counted.counted(wrong.length, "mistake")} in inputs and config`;
		return [require_ending.withoutLook("", inputs.command, "refused", why, wrong)];
	}
	const { work } = await Promise.resolve().then(() => require("./work.cjs"));
	return work(asked, config, chosen.names);
}

Object.defineProperty(exports, "run", {
  enumerable: true,
  get: function () {
    return run;
  }
});