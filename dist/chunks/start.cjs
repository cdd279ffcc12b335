const require_goal = require("./goal.cjs");
const require_report = require("./report.cjs");
const require_run = require("./run.cjs");
const require_ending = require("./ending.cjs");
let node_util = require("node:util");
let node_child_process = require("node:child_process");

// src/version.ts
const version = "0.1.0";

// src/cli/cancel.ts
const signals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
const leaveMs = 2e3;
const echoMs = 500;
function onSignals(say) {
	const [cancel, end] = [new AbortController(), new AbortController()];
	const leave = () => process.exit(130);
	let last = -500;
	for (const name of signals) process.on(name, () => {
		if (performance.now() - last < echoMs) return;
		last = performance.now();
		if (end.signal.aborted) return leave();
		if (!cancel.signal.aborted) {
			say(`${name}: ending what can be ended now; once more leaves`);
			return cancel.abort(require_goal.stopped("the run was cancelled"));
		}
		say(`${name}: leaving`);
		end.abort(require_goal.stopped("the run was left"));
		setTimeout(leave, leaveMs).unref();
	});
	return {
		cancel: cancel.signal,
		end: end.signal
	};
}
const leftCode = 130;

// src/cli/flags.ts
const hidden = { secrets: "SWITCHOVER_SECRETS" };
const apart = /* @__PURE__ */ new Set([
	"command",
	"github-token",
	"secrets"
]);
const inputFlags = require_goal.inputTable.filter(({ name }) => !apart.has(name));
const ownFlags = [
	{
		name: "take-lease",
		value: "ARN",
		fallback: "",
		said: "take this lease from its holder, dead or alive; status names it"
	},
	{
		name: "json",
		value: "",
		fallback: "",
		said: "print the report as JSON; the log goes to stderr"
	},
	{
		name: "help",
		value: "",
		fallback: "",
		said: "print this"
	},
	{
		name: "version",
		value: "",
		fallback: "",
		said: "print the version"
	}
];
const allFlags = [...inputFlags, ...ownFlags];

// src/cli/command-line.ts
const lists = /* @__PURE__ */ new Set(["service", "allow"]);
function readCommandLine(args) {
	const mistakes = [];
	const values = /* @__PURE__ */ new Map();
	const words = [];
	let after;
	for (const token of parse(args).tokens ?? []) {
		if (token.kind === "positional" && after === void 0) words.push(token.value);
		after = token.kind === "option" ? mistakeIn(token, values) : void 0;
		if (after !== void 0) mistakes.push(after);
		else if (token.kind === "option") values.set(token.name, valueIn(token, values));
	}
	const [command = "", ...more] = words;
	for (const word of more) mistakes.push({
		path: quoted(word),
		said: `stands after the command \`${command}\``,
		remedy: "Write one command; all else is a flag."
	});
	return {
		command,
		values,
		mistakes
	};
}
const parse = (args) => (0, node_util.parseArgs)({
	args: [...args],
	strict: false,
	allowPositionals: true,
	tokens: true,
	options: Object.fromEntries(allFlags.map(({ name, value }) => [name, {
		type: value === "" ? "boolean" : "string",
		...shortOf(name)
	}]))
});
const shortOf = (name) => name === "help" ? { short: "h" } : {};
function valueIn({ name, value = "true" }, before) {
	const first = before.get(name);
	return first === void 0 ? value : `${first},${value}`;
}
function mistakeIn(token, before) {
	const { name, rawName: path } = token;
	const flag = allFlags.find((one) => one.name === name);
	if (flag === void 0) return {
		path,
		said: "is not a flag",
		remedy: unknownRemedy(path)
	};
	const said = wrongValue(flag, token);
	if (said !== void 0) return {
		path,
		said,
		remedy: flag.value === "" ? `Write ${path} alone.` : `Write ${path}=${flag.value}.`
	};
	return before.has(name) && !lists.has(name) ? {
		path,
		said: "is given more than once",
		remedy: "Give it once."
	} : void 0;
}
function wrongValue(flag, { value = "", inlineValue }) {
	if (flag.value === "") return inlineValue && !/^(true|false)$/.test(value) ? `${quoted(value)} is neither true nor false` : void 0;
	if (value === "") return "needs a value";
	return value.startsWith("-") && !inlineValue ? `needs a value, and ${quoted(value)} looks like a flag` : void 0;
}
const elsewhere = {
	"--command": "Write the command without a flag: `switchover deploy`.",
	"--github-token": "Leave it out: nothing here asks GitHub.",
	"--secrets": "Every process of this machine can read a command line: put them into the variable SWITCHOVER_SECRETS."
};
const unknownRemedy = (raw) => elsewhere[raw] ?? require_goal.didYouMean(raw, allFlags.map(({ name }) => `--${name}`));
const quoted = (text) => JSON.stringify(text);

// src/cli/commit.ts
const run = (0, node_util.promisify)(node_child_process.execFile);
async function checkedOutCommit(folder) {
	try {
		const { stdout } = await run("git", ["rev-parse", "HEAD"], { cwd: folder });
		const commit = stdout.trim();
		return /^[0-9a-f]{40,64}$/.test(commit) ? commit : "";
	} catch {
		return "";
	}
}
const askGit = (folder) => async (_repository, commit, other, signal) => {
	const isAncestor = (one, another) => run("git", [
		"merge-base",
		"--is-ancestor",
		one,
		another
	], {
		cwd: folder,
		signal
	}).then(() => true, (error) => codeOf(error) === 1 ? false : void 0);
	const [older, newer] = await Promise.all([isAncestor(commit, other), isAncestor(other, commit)]);
	signal.throwIfAborted();
	if (older === void 0 || newer === void 0) return { unknown: "git does not know both commits here" };
	if (older && newer) return "same";
	return older ? "older" : newer ? "newer" : "diverged";
};
const codeOf = (error) => typeof error === "object" && error !== null ? Reflect.get(error, "code") : void 0;

// src/cli/exit-codes.ts
const exitCodes = [
	{
		code: 0,
		said: "it succeeded"
	},
	{
		code: 1,
		said: "the tool itself broke"
	},
	{
		code: 2,
		said: "refused: a guard or the input said no, and nothing was changed"
	},
	{
		code: 3,
		said: "rejected: the release failed; traffic is, or is again, on the old side"
	},
	{
		code: 4,
		said: "failed: AWS or the network could not; the same command goes on from there"
	},
	{
		code: 5,
		said: "stranded: what was begun could neither be ended nor undone; the same command goes on"
	},
	{
		code: 130,
		said: "left at once by a second Ctrl-C; the same command goes on"
	}
];
const failing = {
	refused: 2,
	skipped: 2,
	rejected: 3,
	"rolled-back": 3,
	failed: 4,
	stranded: 5
};
function exitCodeOf(endings) {
	const worst = require_ending.speaker(endings);
	if (worst === void 0) return 1;
	return require_ending.succeeds(worst) ? 0 : failing[worst.outcome] ?? 1;
}

// src/cli/help.ts
const commandsSaid = {
	status: "say who is live, who is idle, what is held until when, and what disagrees; changes nothing",
	provision: "have the idle side run the release, healthy by the load balancer",
	test: "have it pass every release test",
	switch: "move production traffic to it, proven through every node; the other side is held",
	deploy: "all of this, watch it, then hold",
	rollback: "move traffic back to the held side, checked first, and prove it",
	retire: "end the held side, when it has no work left and has drained",
	sweep: "do what is owed: overdue holds, what runs that died left behind; list orphans"
};
const policySaid = "print the IAM policy that the role needs for this config, and who may take it; asks nobody";
const examples = [
	"switchover status --service web",
	"switchover rollback --service web --reason \"500s since the switch\"",
	"switchover deploy --service web --release v42 --hold 2h",
	"switchover retire --service web --dry-run",
	"switchover status --service \"*\" --json | jq .services[].outcome",
	"switchover policy --service web --json | jq .permissions"
];
const helpText = () => [
	"Blue/green releases on AWS, from a terminal: the commands of the GitHub Action, with the same lease and the same record.",
	"",
	"Usage: switchover COMMAND [flags]",
	"",
	"Commands",
	...columns([...Object.entries(commandsSaid), ["policy", policySaid]]),
	"",
	"Flags: the inputs of the action",
	...columns(inputFlags.map(flagRow)),
	"",
	"Flags of the command line alone",
	...columns(ownFlags.map(flagRow)),
	"",
	"Guards for --allow",
	...wrapped(require_goal.guards),
	"",
	"Credentials and Region come as to any tool of AWS: AWS_PROFILE, single sign-on, AWS_REGION.",
	"Values in SWITCHOVER_SECRETS, one in each line, are printed as *** wherever they turn up.",
	"",
	"Examples",
	...examples.map((example) => `  ${example}`),
	"",
	"Exit codes",
	...columns(exitCodes.map(({ code, said }) => [`${code}`, said]))
].join("\n");
const flagRow = ({ name, value, fallback, said }) => [`--${name}${value === "" ? "" : ` ${value}`}`, fallback === "" || fallback === "false" ? said : `${said} (${fallback})`];
function columns(rows) {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
const lineWidth = 96;
function wrapped(words) {
	const lines = [];
	for (const word of words) {
		const last = lines.at(-1);
		if (last === void 0 || last.length + word.length + 2 > lineWidth) lines.push(`  ${word}`);
		else lines[lines.length - 1] = `${last}, ${word}`;
	}
	return lines;
}

// src/cli/policy.ts
async function policyFor(wanted) {
	const { policiesOf } = await Promise.resolve().then(() => require("./policy.cjs"));
	const found = await policiesOf(wanted.config, wanted.workspace, wanted.services);
	if ("mistakes" in found) return found.mistakes;
	return wanted.json ? document(found) : forPeople(found);
}
const forPeople = ({ permissions, trust }) => [
	"# What the role may do. Write its own name for ROLE. Where a launch template has an instance profile, or the role in a",
	"# profile has another name, allow iam:PassRole on that role; where its image is resolve:ssm:…, ssm:GetParameters on that.",
	document(permissions),
	"# Who may take it: jobs of this environment, in a repository made since July 2026.",
	document(trust.numbered),
	"# The same in an older repository. A job without an environment has :ref:refs/heads/main in its place.",
	document(trust.named)
].join("\n");
const document = (content) => JSON.stringify(content, null, 2);

// src/cli/paint.ts
const colors = {
	"▸": "cyan",
	"✓": "green",
	"✗": "red",
	"!": "yellow"
};
const isMark = (sign) => Object.hasOwn(colors, sign);
function paintedLine(text, stream) {
	const mark = text.slice(0, 1);
	return isMark(mark) ? `${(0, node_util.styleText)(colors[mark], mark, { stream })}${text.slice(1)}` : text;
}
function paintedResult(text, succeeds, stream) {
	const color = succeeds ? "green" : "red";
	return text.replace(/^(Result: )(\S+)/, (_, before, outcome) => before.concat((0, node_util.styleText)(["bold", color], outcome, { stream })));
}

// src/cli/terminal.ts
function createTerminal(json) {
	const log = json ? process.stderr : process.stdout;
	const write = (text) => void log.write(`${text}\n`);
	const say = (text) => write(paintedLine(text, log));
	return {
		say,
		finish(unguarded, context, secrets) {
			const endings = secrets.redactAll(unguarded);
			for (const ending of endings) tell(ending, say);
			for (const ending of endings) write(paintedResult(require_report.resultLine(ending), require_ending.succeeds(ending), log));
			if (json) process.stdout.write(`${JSON.stringify(require_report.reportOf(endings, context), null, 2)}\n`);
			return exitCodeOf(endings);
		}
	};
}
function tell(ending, say) {
	const { service, why, mistakes, notices } = ending;
	require_report.printMistakes(mistakes.map(asTyped), say);
	for (const said of notices) say(`! ${service === "" ? "" : `${require_ending.oneLine(service)}: `}${require_ending.oneLine(said)}`);
	if (!require_ending.succeeds(ending)) for (const line of why.split("\n").slice(1)) say(`  ${require_ending.oneLine(line, 1e3)}`);
}
const inputNames = /* @__PURE__ */ new Set([...require_goal.inputTable.map(({ name }) => name).filter((name) => name !== "command"), "take-lease"]);
const asTyped = (mistake) => inputNames.has(mistake.path) ? {
	...mistake,
	path: `--${mistake.path}`
} : mistake;

// src/cli/start.ts
async function start(args, env = process.env) {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	const line = readCommandLine(args);
	if (isOn(line, "help") || line.command === "help") return print(helpText());
	if (isOn(line, "version")) return print(version);
	if (args.length === 0) {
		process.exitCode = 2;
		return print(helpText(), process.stderr);
	}
	process.exitCode = await (line.command === "policy" ? printPolicy(line, env) : perform(line, env));
}
async function perform(line, env) {
	const terminal = createTerminal(isOn(line, "json"));
	const signals = onSignals(terminal.say);
	const local = require_goal.localContext(env);
	const context = {
		...local,
		askCommits: askGit(local.workspace)
	};
	const { inputs, mistakes } = require_goal.readInputs(context, (name) => given(line, name, env), nobody);
	const commit = require_goal.makesBuild(inputs) ? await checkedOutCommit(context.workspace) : "";
	const takeLease = line.values.get("take-lease");
	const wrong = [
		...line.mistakes,
		...ownMistakes(line, inputs.dryRun),
		...mistakes
	];
	const asked = {
		context: {
			...context,
			commit
		},
		inputs,
		...signals,
		takeLease,
		say: terminal.say
	};
	const endings = await require_run.run({
		...asked,
		mistakes: wrong
	});
	const code = terminal.finish(endings, asked.context, inputs.secrets);
	return signals.end.aborted ? 130 : code;
}
async function printPolicy(line, env) {
	const context = require_goal.localContext(env);
	const read = (name) => name === "command" ? "status" : given(line, name, env);
	const { inputs, mistakes } = require_goal.readInputs(context, read, nobody);
	const { config, services } = inputs;
	const text = await policyFor({
		config,
		services,
		workspace: context.workspace,
		json: isOn(line, "json")
	});
	const wrong = [
		...line.mistakes,
		...mistakes,
		...typeof text === "string" ? [] : text
	];
	require_report.printMistakes(wrong.map(asTyped), (said) => print(said, process.stderr));
	if (wrong.length > 0 || typeof text !== "string") return 2;
	print(text);
	return 0;
}
const isOn = ({ values }, flag) => values.get(flag) === "true";
function given({ command, values }, name, env) {
	if (name === "command") return command || "status";
	return name === "secrets" ? env[hidden.secrets] ?? "" : values.get(name) ?? "";
}
const leaseArn = /^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d+:listener-rule\/.+$/;
function ownMistakes({ command, values }, dryRun) {
	const found = [];
	const arn = values.get("take-lease");
	const path = "take-lease";
	if (command === "") found.push({
		path: "command",
		said: "none is given",
		remedy: "`switchover --help` lists them."
	});
	if (arn !== void 0 && !leaseArn.test(arn)) found.push({
		path,
		said: `${JSON.stringify(arn)} is not the ARN of a listener rule`,
		remedy: "`status` shows the lease that stands, with its ARN."
	});
	if (arn !== void 0 && (command === "status" || dryRun)) found.push({
		path,
		said: `${dryRun ? "a dry run" : "`status`"} takes no lease`,
		remedy: "Give it to the command that you mean to run."
	});
	return found;
}
const nobody = () => {};
const print = (text, stream = process.stdout) => void stream.write(`${text}\n`);

exports.start = start;