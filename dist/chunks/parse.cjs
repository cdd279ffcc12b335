const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_preview_priorities = require("./preview-priorities.cjs");
const require_goal = require("./goal.cjs");
const require_dist = require("./valibot-dist.cjs");
const require_minutes = require("./minutes.cjs");
const require_settings = require("./settings.cjs");
const require_user_data = require("./user-data.cjs");

// node_modules/yaml/browser/dist/nodes/identity.js
const ALIAS = Symbol.for("yaml.alias");
const DOC = Symbol.for("yaml.document");
const MAP = Symbol.for("yaml.map");
const PAIR = Symbol.for("yaml.pair");
const SCALAR$1 = Symbol.for("yaml.scalar");
const SEQ = Symbol.for("yaml.seq");
const NODE_TYPE = Symbol.for("yaml.node.type");
const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR$1;
const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
function isCollection(node) {
	if (node && typeof node === "object") switch (node[NODE_TYPE]) {
		case MAP:
		case SEQ: return true;
	}
	return false;
}
function isNode(node) {
	if (node && typeof node === "object") switch (node[NODE_TYPE]) {
		case ALIAS:
		case MAP:
		case SCALAR$1:
		case SEQ: return true;
	}
	return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

// node_modules/yaml/browser/dist/visit.js
const BREAK$1 = Symbol("break visit");
const SKIP$1 = Symbol("skip children");
const REMOVE$1 = Symbol("remove node");
function visit$1(node, visitor) {
	const visitor_ = initVisitor(visitor);
	if (isDocument(node)) {
		if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE$1) node.contents = null;
	} else visit_(null, node, visitor_, Object.freeze([]));
}
visit$1.BREAK = BREAK$1;
visit$1.SKIP = SKIP$1;
visit$1.REMOVE = REMOVE$1;
function visit_(key, node, visitor, path) {
	const ctrl = callVisitor(key, node, visitor, path);
	if (isNode(ctrl) || isPair(ctrl)) {
		replaceNode(key, path, ctrl);
		return visit_(key, ctrl, visitor, path);
	}
	if (typeof ctrl !== "symbol") {
		if (isCollection(node)) {
			path = Object.freeze(path.concat(node));
			for (let i = 0; i < node.items.length; ++i) {
				const ci = visit_(i, node.items[i], visitor, path);
				if (typeof ci === "number") i = ci - 1;
				else if (ci === BREAK$1) return BREAK$1;
				else if (ci === REMOVE$1) {
					node.items.splice(i, 1);
					i -= 1;
				}
			}
		} else if (isPair(node)) {
			path = Object.freeze(path.concat(node));
			const ck = visit_("key", node.key, visitor, path);
			if (ck === BREAK$1) return BREAK$1;
			else if (ck === REMOVE$1) node.key = null;
			const cv = visit_("value", node.value, visitor, path);
			if (cv === BREAK$1) return BREAK$1;
			else if (cv === REMOVE$1) node.value = null;
		}
	}
	return ctrl;
}
async function visitAsync(node, visitor) {
	const visitor_ = initVisitor(visitor);
	if (isDocument(node)) {
		if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE$1) node.contents = null;
	} else await visitAsync_(null, node, visitor_, Object.freeze([]));
}
visitAsync.BREAK = BREAK$1;
visitAsync.SKIP = SKIP$1;
visitAsync.REMOVE = REMOVE$1;
async function visitAsync_(key, node, visitor, path) {
	const ctrl = await callVisitor(key, node, visitor, path);
	if (isNode(ctrl) || isPair(ctrl)) {
		replaceNode(key, path, ctrl);
		return visitAsync_(key, ctrl, visitor, path);
	}
	if (typeof ctrl !== "symbol") {
		if (isCollection(node)) {
			path = Object.freeze(path.concat(node));
			for (let i = 0; i < node.items.length; ++i) {
				const ci = await visitAsync_(i, node.items[i], visitor, path);
				if (typeof ci === "number") i = ci - 1;
				else if (ci === BREAK$1) return BREAK$1;
				else if (ci === REMOVE$1) {
					node.items.splice(i, 1);
					i -= 1;
				}
			}
		} else if (isPair(node)) {
			path = Object.freeze(path.concat(node));
			const ck = await visitAsync_("key", node.key, visitor, path);
			if (ck === BREAK$1) return BREAK$1;
			else if (ck === REMOVE$1) node.key = null;
			const cv = await visitAsync_("value", node.value, visitor, path);
			if (cv === BREAK$1) return BREAK$1;
			else if (cv === REMOVE$1) node.value = null;
		}
	}
	return ctrl;
}
function initVisitor(visitor) {
	if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
		Alias: visitor.Node,
		Map: visitor.Node,
		Scalar: visitor.Node,
		Seq: visitor.Node
	}, visitor.Value && {
		Map: visitor.Value,
		Scalar: visitor.Value,
		Seq: visitor.Value
	}, visitor.Collection && {
		Map: visitor.Collection,
		Seq: visitor.Collection
	}, visitor);
	return visitor;
}
function callVisitor(key, node, visitor, path) {
	if (typeof visitor === "function") return visitor(key, node, path);
	if (isMap(node)) return visitor.Map?.(key, node, path);
	if (isSeq(node)) return visitor.Seq?.(key, node, path);
	if (isPair(node)) return visitor.Pair?.(key, node, path);
	if (isScalar(node)) return visitor.Scalar?.(key, node, path);
	if (isAlias(node)) return visitor.Alias?.(key, node, path);
}
function replaceNode(key, path, node) {
	const parent = path[path.length - 1];
	if (isCollection(parent)) parent.items[key] = node;
	else if (isPair(parent)) {
		if (key === "key") parent.key = node;
		else parent.value = node;
	} else if (isDocument(parent)) parent.contents = node;
	else {
		const pt = isAlias(parent) ? "alias" : "scalar";
		throw new Error(`Cannot replace node with ${pt} parent`);
	}
}

// node_modules/yaml/browser/dist/doc/directives.js
const escapeChars = {
	"!": "%21",
	",": "%2C",
	"[": "%5B",
	"]": "%5D",
	"{": "%7B",
	"}": "%7D"
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
var Directives = class Directives {
	constructor(yaml, tags) {
		this.docStart = null;
		this.docEnd = false;
		this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
		this.tags = Object.assign({}, Directives.defaultTags, tags);
	}
	clone() {
		const copy = new Directives(this.yaml, this.tags);
		copy.docStart = this.docStart;
		return copy;
	}
	atDocument() {
		const res = new Directives(this.yaml, this.tags);
		switch (this.yaml.version) {
			case "1.1":
				this.atNextDocument = true;
				break;
			case "1.2":
				this.atNextDocument = false;
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.2"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
		}
		return res;
	}
	add(line, onError) {
		if (this.atNextDocument) {
			this.yaml = {
				explicit: Directives.defaultYaml.explicit,
				version: "1.1"
			};
			this.tags = Object.assign({}, Directives.defaultTags);
			this.atNextDocument = false;
		}
		const parts = line.trim().split(/[ \t]+/);
		const name = parts.shift();
		switch (name) {
			case "%TAG": {
				if (parts.length !== 2) {
					onError(0, "%TAG directive should contain exactly two parts");
					if (parts.length < 2) return false;
				}
				const [handle, prefix] = parts;
				this.tags[handle] = prefix;
				return true;
			}
			case "%YAML": {
				this.yaml.explicit = true;
				if (parts.length !== 1) {
					onError(0, "%YAML directive should contain exactly one part");
					return false;
				}
				const [version] = parts;
				if (version === "1.1" || version === "1.2") {
					this.yaml.version = version;
					return true;
				} else {
					const isValid = /^\d+\.\d+$/.test(version);
					onError(6, `Unsupported YAML version ${version}`, isValid);
					return false;
				}
			}
			default:
				onError(0, `Unknown directive ${name}`, true);
				return false;
		}
	}
	tagName(source, onError) {
		if (source === "!") return "!";
		if (source[0] !== "!") {
			onError(`Not a valid tag: ${source}`);
			return null;
		}
		if (source[1] === "<") {
			const verbatim = source.slice(2, -1);
			if (verbatim === "!" || verbatim === "!!") {
				onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
				return null;
			}
			if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
			return verbatim;
		}
		const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
		if (!suffix) onError(`The ${source} tag has no suffix`);
		const prefix = this.tags[handle];
		if (prefix) try {
			return prefix + decodeURIComponent(suffix);
		} catch (error) {
			onError(String(error));
			return null;
		}
		if (handle === "!") return source;
		onError(`Could not resolve tag: ${source}`);
		return null;
	}
	tagString(tag) {
		for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
		return tag[0] === "!" ? tag : `!<${tag}>`;
	}
	toString(doc) {
		const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
		const tagEntries = Object.entries(this.tags);
		let tagNames;
		if (doc && tagEntries.length > 0 && isNode(doc.contents)) {
			const tags = {};
			visit$1(doc.contents, (_key, node) => {
				if (isNode(node) && node.tag) tags[node.tag] = true;
			});
			tagNames = Object.keys(tags);
		} else tagNames = [];
		for (const [handle, prefix] of tagEntries) {
			if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
			if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
		}
		return lines.join("\n");
	}
};
Directives.defaultYaml = {
	explicit: false,
	version: "1.2"
};
Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };

// node_modules/yaml/browser/dist/doc/anchors.js
function anchorIsValid(anchor) {
	if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
		const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
		throw new Error(msg);
	}
	return true;
}
function anchorNames(root) {
	const anchors = /* @__PURE__ */ new Set();
	visit$1(root, { Value(_key, node) {
		if (node.anchor) anchors.add(node.anchor);
	} });
	return anchors;
}
function findNewAnchor(prefix, exclude) {
	for (let i = 1;; ++i) {
		const name = `${prefix}${i}`;
		if (!exclude.has(name)) return name;
	}
}
function createNodeAnchors(doc, prefix) {
	const aliasObjects = [];
	const sourceObjects = /* @__PURE__ */ new Map();
	let prevAnchors = null;
	return {
		onAnchor: (source) => {
			aliasObjects.push(source);
			prevAnchors ?? (prevAnchors = anchorNames(doc));
			const anchor = findNewAnchor(prefix, prevAnchors);
			prevAnchors.add(anchor);
			return anchor;
		},
		setAnchors: () => {
			for (const source of aliasObjects) {
				const ref = sourceObjects.get(source);
				if (typeof ref === "object" && ref.anchor && (isScalar(ref.node) || isCollection(ref.node))) ref.node.anchor = ref.anchor;
				else {
					const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
					error.source = source;
					throw error;
				}
			}
		},
		sourceObjects
	};
}

// node_modules/yaml/browser/dist/doc/applyReviver.js
function applyReviver(reviver, obj, key, val) {
	if (val && typeof val === "object") {
		if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
			const v0 = val[i];
			const v1 = applyReviver(reviver, val, String(i), v0);
			if (v1 === void 0) delete val[i];
			else if (v1 !== v0) val[i] = v1;
		}
		else if (val instanceof Map) for (const k of Array.from(val.keys())) {
			const v0 = val.get(k);
			const v1 = applyReviver(reviver, val, k, v0);
			if (v1 === void 0) val.delete(k);
			else if (v1 !== v0) val.set(k, v1);
		}
		else if (val instanceof Set) for (const v0 of Array.from(val)) {
			const v1 = applyReviver(reviver, val, v0, v0);
			if (v1 === void 0) val.delete(v0);
			else if (v1 !== v0) {
				val.delete(v0);
				val.add(v1);
			}
		}
		else for (const [k, v0] of Object.entries(val)) {
			const v1 = applyReviver(reviver, val, k, v0);
			if (v1 === void 0) delete val[k];
			else if (v1 !== v0) val[k] = v1;
		}
	}
	return reviver.call(obj, key, val);
}

// node_modules/yaml/browser/dist/nodes/toJS.js
function toJS(value, arg, ctx) {
	if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
	if (value && typeof value.toJSON === "function") {
		if (!ctx || !hasAnchor(value)) return value.toJSON(arg, ctx);
		const data = {
			aliasCount: 0,
			count: 1,
			res: void 0
		};
		ctx.anchors.set(value, data);
		ctx.onCreate = (res) => {
			data.res = res;
			delete ctx.onCreate;
		};
		const res = value.toJSON(arg, ctx);
		if (ctx.onCreate) ctx.onCreate(res);
		return res;
	}
	if (typeof value === "bigint" && !ctx?.keep) return Number(value);
	return value;
}

// node_modules/yaml/browser/dist/nodes/Node.js
var NodeBase = class {
	constructor(type) {
		Object.defineProperty(this, NODE_TYPE, { value: type });
	}
	clone() {
		const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
		if (this.range) copy.range = this.range.slice();
		return copy;
	}
	toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
		if (!isDocument(doc)) throw new TypeError("A document argument is required");
		const ctx = {
			anchors: /* @__PURE__ */ new Map(),
			doc,
			keep: true,
			mapAsMap: mapAsMap === true,
			mapKeyWarned: false,
			maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
		};
		const res = toJS(this, "", ctx);
		if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
		return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
	}
};

// node_modules/yaml/browser/dist/nodes/Alias.js
var Alias = class extends NodeBase {
	constructor(source) {
		super(ALIAS);
		this.source = source;
		Object.defineProperty(this, "tag", { set() {
			throw new Error("Alias nodes cannot have tags");
		} });
	}
	resolve(doc, ctx) {
		if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
		let nodes;
		if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
		else {
			nodes = [];
			visit$1(doc, { Node: (_key, node) => {
				if (isAlias(node) || hasAnchor(node)) nodes.push(node);
			} });
			if (ctx) ctx.aliasResolveCache = nodes;
		}
		let found = void 0;
		for (const node of nodes) {
			if (node === this) break;
			if (node.anchor === this.source) found = node;
		}
		if (found && ctx) {
			const { anchors, doc, maxAliasCount } = ctx;
			let data = anchors.get(found);
			if (!data) {
				toJS(found, null, ctx);
				data = anchors.get(found);
			}
			/* istanbul ignore if */
			if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
			if (maxAliasCount >= 0) {
				data.count += 1;
				if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
				if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
			}
		}
		return found;
	}
	toJSON(_arg, ctx) {
		if (!ctx) return { source: this.source };
		const source = this.resolve(ctx.doc, ctx);
		if (!source) {
			const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
			throw new ReferenceError(msg);
		}
		return ctx.anchors.get(source).res;
	}
	toString(ctx, _onComment, _onChompKeep) {
		const src = `*${this.source}`;
		if (ctx) {
			anchorIsValid(this.source);
			if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new Error(msg);
			}
			if (ctx.implicitKey) return `${src} `;
		}
		return src;
	}
};
function getAliasCount(doc, node, anchors) {
	if (isAlias(node)) {
		const source = node.resolve(doc);
		const anchor = anchors && source && anchors.get(source);
		return anchor ? anchor.count * anchor.aliasCount : 0;
	} else if (isCollection(node)) {
		let count = 0;
		for (const item of node.items) {
			const c = getAliasCount(doc, item, anchors);
			if (c > count) count = c;
		}
		return count;
	} else if (isPair(node)) {
		const kc = getAliasCount(doc, node.key, anchors);
		const vc = getAliasCount(doc, node.value, anchors);
		return Math.max(kc, vc);
	}
	return 1;
}

// node_modules/yaml/browser/dist/nodes/Scalar.js
const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
var Scalar = class extends NodeBase {
	constructor(value) {
		super(SCALAR$1);
		this.value = value;
	}
	toJSON(arg, ctx) {
		return ctx?.keep ? this.value : toJS(this.value, arg, ctx);
	}
	toString() {
		return String(this.value);
	}
};
Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
Scalar.PLAIN = "PLAIN";
Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";

// node_modules/yaml/browser/dist/doc/createNode.js
const defaultTagPrefix = "tag:yaml.org,2002:";
function findTagObject(value, tagName, tags) {
	if (tagName) {
		const match = tags.filter((t) => t.tag === tagName);
		const tagObj = match.find((t) => !t.format) ?? match[0];
		if (!tagObj) throw new Error(`Tag ${tagName} not found`);
		return tagObj;
	}
	return tags.find((t) => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
	if (isDocument(value)) value = value.contents;
	if (isNode(value)) return value;
	if (isPair(value)) {
		const map = ctx.schema[MAP].createNode?.(ctx.schema, null, ctx);
		map.items.push(value);
		return map;
	}
	if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
	const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
	let ref = void 0;
	if (aliasDuplicateObjects && value && typeof value === "object") {
		ref = sourceObjects.get(value);
		if (ref) {
			ref.anchor ?? (ref.anchor = onAnchor(value));
			return new Alias(ref.anchor);
		} else {
			ref = {
				anchor: null,
				node: null
			};
			sourceObjects.set(value, ref);
		}
	}
	if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
	let tagObj = findTagObject(value, tagName, schema.tags);
	if (!tagObj) {
		if (value && typeof value.toJSON === "function") value = value.toJSON();
		if (!value || typeof value !== "object") {
			const node = new Scalar(value);
			if (ref) ref.node = node;
			return node;
		}
		tagObj = value instanceof Map ? schema[MAP] : Symbol.iterator in Object(value) ? schema[SEQ] : schema[MAP];
	}
	if (onTagObj) {
		onTagObj(tagObj);
		delete ctx.onTagObj;
	}
	const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar(value);
	if (tagName) node.tag = tagName;
	else if (!tagObj.default) node.tag = tagObj.tag;
	if (ref) ref.node = node;
	return node;
}

// node_modules/yaml/browser/dist/nodes/Collection.js
function collectionFromPath(schema, path, value) {
	let v = value;
	for (let i = path.length - 1; i >= 0; --i) {
		const k = path[i];
		if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
			const a = [];
			a[k] = v;
			v = a;
		} else v = /* @__PURE__ */ new Map([[k, v]]);
	}
	return createNode(v, void 0, {
		aliasDuplicateObjects: false,
		keepUndefined: false,
		onAnchor: () => {
			throw new Error("This should not happen, please report a bug.");
		},
		schema,
		sourceObjects: /* @__PURE__ */ new Map()
	});
}
const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
var Collection = class extends NodeBase {
	constructor(type, schema) {
		super(type);
		Object.defineProperty(this, "schema", {
			value: schema,
			configurable: true,
			enumerable: false,
			writable: true
		});
	}
	clone(schema) {
		const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
		if (schema) copy.schema = schema;
		copy.items = copy.items.map((it) => isNode(it) || isPair(it) ? it.clone(schema) : it);
		if (this.range) copy.range = this.range.slice();
		return copy;
	}
	addIn(path, value) {
		if (isEmptyPath(path)) this.add(value);
		else {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (isCollection(node)) node.addIn(rest, value);
			else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
	}
	deleteIn(path) {
		const [key, ...rest] = path;
		if (rest.length === 0) return this.delete(key);
		const node = this.get(key, true);
		if (isCollection(node)) return node.deleteIn(rest);
		else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
	}
	getIn(path, keepScalar) {
		const [key, ...rest] = path;
		const node = this.get(key, true);
		if (rest.length === 0) return !keepScalar && isScalar(node) ? node.value : node;
		else return isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
	}
	hasAllNullValues(allowScalar) {
		return this.items.every((node) => {
			if (!isPair(node)) return false;
			const n = node.value;
			return n == null || allowScalar && isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
		});
	}
	hasIn(path) {
		const [key, ...rest] = path;
		if (rest.length === 0) return this.has(key);
		const node = this.get(key, true);
		return isCollection(node) ? node.hasIn(rest) : false;
	}
	setIn(path, value) {
		const [key, ...rest] = path;
		if (rest.length === 0) this.set(key, value);
		else {
			const node = this.get(key, true);
			if (isCollection(node)) node.setIn(rest, value);
			else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
	}
};

// node_modules/yaml/browser/dist/stringify/stringifyComment.js
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
function indentComment(comment, indent) {
	if (/^\n+$/.test(comment)) return comment.substring(1);
	return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;

// node_modules/yaml/browser/dist/stringify/foldFlowLines.js
const FOLD_FLOW = "flow";
const FOLD_BLOCK = "block";
const FOLD_QUOTED = "quoted";
function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
	if (!lineWidth || lineWidth < 0) return text;
	if (lineWidth < minContentWidth) minContentWidth = 0;
	const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
	if (text.length <= endStep) return text;
	const folds = [];
	const escapedFolds = {};
	let end = lineWidth - indent.length;
	if (typeof indentAtStart === "number") {
		if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
		else end = lineWidth - indentAtStart;
	}
	let split = void 0;
	let prev = void 0;
	let overflow = false;
	let i = -1;
	let escStart = -1;
	let escEnd = -1;
	if (mode === "block") {
		i = consumeMoreIndentedLines(text, i, indent.length);
		if (i !== -1) end = i + endStep;
	}
	for (let ch; ch = text[i += 1];) {
		if (mode === "quoted" && ch === "\\") {
			escStart = i;
			switch (text[i + 1]) {
				case "x":
					i += 3;
					break;
				case "u":
					i += 5;
					break;
				case "U":
					i += 9;
					break;
				default: i += 1;
			}
			escEnd = i;
		}
		if (ch === "\n") {
			if (mode === "block") i = consumeMoreIndentedLines(text, i, indent.length);
			end = i + indent.length + endStep;
			split = void 0;
		} else {
			if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
				const next = text[i + 1];
				if (next && next !== " " && next !== "\n" && next !== "	") split = i;
			}
			if (i >= end) {
				if (split) {
					folds.push(split);
					end = split + endStep;
					split = void 0;
				} else if (mode === "quoted") {
					while (prev === " " || prev === "	") {
						prev = ch;
						ch = text[i += 1];
						overflow = true;
					}
					const j = i > escEnd + 1 ? i - 2 : escStart - 1;
					if (escapedFolds[j]) return text;
					folds.push(j);
					escapedFolds[j] = true;
					end = j + endStep;
					split = void 0;
				} else overflow = true;
			}
		}
		prev = ch;
	}
	if (overflow && onOverflow) onOverflow();
	if (folds.length === 0) return text;
	if (onFold) onFold();
	let res = text.slice(0, folds[0]);
	for (let i = 0; i < folds.length; ++i) {
		const fold = folds[i];
		const end = folds[i + 1] || text.length;
		if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
		else {
			if (mode === "quoted" && escapedFolds[fold]) res += `${text[fold]}\\`;
			res += `\n${indent}${text.slice(fold + 1, end)}`;
		}
	}
	return res;
}
function consumeMoreIndentedLines(text, i, indent) {
	let end = i;
	let start = i + 1;
	let ch = text[start];
	while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
	else {
		do
			ch = text[++i];
		while (ch && ch !== "\n");
		end = i;
		start = i + 1;
		ch = text[start];
	}
	return end;
}

// node_modules/yaml/browser/dist/stringify/stringifyString.js
const getFoldOptions = (ctx, isBlock) => ({
	indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
	lineWidth: ctx.options.lineWidth,
	minContentWidth: ctx.options.minContentWidth
});
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
	if (!lineWidth || lineWidth < 0) return false;
	const limit = lineWidth - indentLength;
	const strLen = str.length;
	if (strLen <= limit) return false;
	for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
		if (i - start > limit) return true;
		start = i + 1;
		if (strLen - start <= limit) return false;
	}
	return true;
}
function doubleQuotedString(value, ctx) {
	const json = JSON.stringify(value);
	if (ctx.options.doubleQuotedAsJSON) return json;
	const { implicitKey } = ctx;
	const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
	const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
	let str = "";
	let start = 0;
	for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
		if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
			str += json.slice(start, i) + "\\ ";
			i += 1;
			start = i;
			ch = "\\";
		}
		if (ch === "\\") switch (json[i + 1]) {
			case "u":
				{
					str += json.slice(start, i);
					const code = json.substr(i + 2, 4);
					switch (code) {
						case "0000":
							str += "\\0";
							break;
						case "0007":
							str += "\\a";
							break;
						case "000b":
							str += "\\v";
							break;
						case "001b":
							str += "\\e";
							break;
						case "0085":
							str += "\\N";
							break;
						case "00a0":
							str += "\\_";
							break;
						case "2028":
							str += "\\L";
							break;
						case "2029":
							str += "\\P";
							break;
						default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
						else str += json.substr(i, 6);
					}
					i += 5;
					start = i + 1;
				}
				break;
			case "n":
				if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
				else {
					str += json.slice(start, i) + "\n\n";
					while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
						str += "\n";
						i += 2;
					}
					str += indent;
					if (json[i + 2] === " ") str += "\\";
					i += 1;
					start = i + 1;
				}
				break;
			default: i += 1;
		}
	}
	str = start ? str + json.slice(start) : json;
	return implicitKey ? str : foldFlowLines(str, indent, FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
	if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
	const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
	const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
	return ctx.implicitKey ? res : foldFlowLines(res, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
	const { singleQuote } = ctx.options;
	let qs;
	if (singleQuote === false) qs = doubleQuotedString;
	else {
		const hasDouble = value.includes("\"");
		const hasSingle = value.includes("'");
		if (hasDouble && !hasSingle) qs = singleQuotedString;
		else if (hasSingle && !hasDouble) qs = doubleQuotedString;
		else qs = singleQuote ? singleQuotedString : doubleQuotedString;
	}
	return qs(value, ctx);
}
let blockEndNewlines;
try {
	blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
} catch {
	blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
	const { blockQuote, commentString, lineWidth } = ctx.options;
	if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
	const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
	const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.BLOCK_FOLDED ? false : type === Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
	if (!value) return literal ? "|\n" : ">\n";
	let chomp;
	let endStart;
	for (endStart = value.length; endStart > 0; --endStart) {
		const ch = value[endStart - 1];
		if (ch !== "\n" && ch !== "	" && ch !== " ") break;
	}
	let end = value.substring(endStart);
	const endNlPos = end.indexOf("\n");
	if (endNlPos === -1) chomp = "-";
	else if (value === end || endNlPos !== end.length - 1) {
		chomp = "+";
		if (onChompKeep) onChompKeep();
	} else chomp = "";
	if (end) {
		value = value.slice(0, -end.length);
		if (end[end.length - 1] === "\n") end = end.slice(0, -1);
		end = end.replace(blockEndNewlines, `$&${indent}`);
	}
	let startWithSpace = false;
	let startEnd;
	let startNlPos = -1;
	for (startEnd = 0; startEnd < value.length; ++startEnd) {
		const ch = value[startEnd];
		if (ch === " ") startWithSpace = true;
		else if (ch === "\n") startNlPos = startEnd;
		else break;
	}
	let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
	if (start) {
		value = value.substring(start.length);
		start = start.replace(/\n+/g, `$&${indent}`);
	}
	let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
	if (comment) {
		header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
		if (onComment) onComment();
	}
	if (!literal) {
		const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
		let literalFallback = false;
		const foldOptions = getFoldOptions(ctx, true);
		if (blockQuote !== "folded" && type !== Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
			literalFallback = true;
		};
		const body = foldFlowLines(`${start}${foldedValue}${end}`, indent, FOLD_BLOCK, foldOptions);
		if (!literalFallback) return `>${header}\n${indent}${body}`;
	}
	value = value.replace(/\n+/g, `$&${indent}`);
	return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
	const { type, value } = item;
	const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
	if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
	if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
	if (!implicitKey && !inFlow && type !== Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
	if (containsDocumentMarker(value)) {
		if (indent === "") {
			ctx.forceBlockIndent = true;
			return blockString(item, ctx, onComment, onChompKeep);
		} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
	}
	const str = value.replace(/\n+/g, `$&\n${indent}`);
	if (actualString) {
		const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
		const { compat, tags } = ctx.doc.schema;
		if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
	}
	return implicitKey ? str : foldFlowLines(str, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
	const { implicitKey, inFlow } = ctx;
	const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
	let { type } = item;
	if (type !== Scalar.QUOTE_DOUBLE) {
		if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.QUOTE_DOUBLE;
	}
	const _stringify = (_type) => {
		switch (_type) {
			case Scalar.BLOCK_FOLDED:
			case Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
			case Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
			case Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
			case Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
			default: return null;
		}
	};
	let res = _stringify(type);
	if (res === null) {
		const { defaultKeyType, defaultStringType } = ctx.options;
		const t = implicitKey && defaultKeyType || defaultStringType;
		res = _stringify(t);
		if (res === null) throw new Error(`Unsupported default string type ${t}`);
	}
	return res;
}

// node_modules/yaml/browser/dist/stringify/stringify.js
function createStringifyContext(doc, options) {
	const opt = Object.assign({
		blockQuote: true,
		commentString: stringifyComment,
		defaultKeyType: null,
		defaultStringType: "PLAIN",
		directives: null,
		doubleQuotedAsJSON: false,
		doubleQuotedMinMultiLineLength: 40,
		falseStr: "false",
		flowCollectionPadding: true,
		indentSeq: true,
		lineWidth: 80,
		minContentWidth: 20,
		nullStr: "null",
		simpleKeys: false,
		singleQuote: null,
		trailingComma: false,
		trueStr: "true",
		verifyAliasOrder: true
	}, doc.schema.toStringOptions, options);
	let inFlow;
	switch (opt.collectionStyle) {
		case "block":
			inFlow = false;
			break;
		case "flow":
			inFlow = true;
			break;
		default: inFlow = null;
	}
	return {
		anchors: /* @__PURE__ */ new Set(),
		doc,
		flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
		indent: "",
		indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
		inFlow,
		options: opt
	};
}
function getTagObject(tags, item) {
	if (item.tag) {
		const match = tags.filter((t) => t.tag === item.tag);
		if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
	}
	let tagObj = void 0;
	let obj;
	if (isScalar(item)) {
		obj = item.value;
		let match = tags.filter((t) => t.identify?.(obj));
		if (match.length > 1) {
			const testMatch = match.filter((t) => t.test);
			if (testMatch.length > 0) match = testMatch;
		}
		tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
	} else {
		obj = item;
		tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
	}
	if (!tagObj) {
		const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
		throw new Error(`Tag not resolved for ${name} value`);
	}
	return tagObj;
}
function stringifyProps(node, tagObj, { anchors, doc }) {
	if (!doc.directives) return "";
	const props = [];
	const anchor = (isScalar(node) || isCollection(node)) && node.anchor;
	if (anchor && anchorIsValid(anchor)) {
		anchors.add(anchor);
		props.push(`&${anchor}`);
	}
	const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
	if (tag) props.push(doc.directives.tagString(tag));
	return props.join(" ");
}
function stringify(item, ctx, onComment, onChompKeep) {
	if (isPair(item)) return item.toString(ctx, onComment, onChompKeep);
	if (isAlias(item)) {
		if (ctx.doc.directives) return item.toString(ctx);
		if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
		else {
			if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
			else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
			item = item.resolve(ctx.doc);
		}
	}
	let tagObj = void 0;
	const node = isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
	tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
	const props = stringifyProps(node, tagObj, ctx);
	if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
	const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : isScalar(node) ? stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
	if (!props) return str;
	return isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
}

// node_modules/yaml/browser/dist/stringify/stringifyPair.js
function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
	const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
	let keyComment = isNode(key) && key.comment || null;
	if (simpleKeys) {
		if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
		if (isCollection(key) || !isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
	}
	let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || isCollection(key) || (isScalar(key) ? key.type === Scalar.BLOCK_FOLDED || key.type === Scalar.BLOCK_LITERAL : typeof key === "object"));
	ctx = Object.assign({}, ctx, {
		allNullValues: false,
		implicitKey: !explicitKey && (simpleKeys || !allNullValues),
		indent: indent + indentStep
	});
	let keyCommentDone = false;
	let chompKeep = false;
	let str = stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
	if (!explicitKey && !ctx.inFlow && str.length > 1024) {
		if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
		explicitKey = true;
	}
	if (ctx.inFlow) {
		if (allNullValues || value == null) {
			if (keyCommentDone && onComment) onComment();
			return str === "" ? "?" : explicitKey ? `? ${str}` : str;
		}
	} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
		str = `? ${str}`;
		if (keyComment && !keyCommentDone) str += lineComment(str, ctx.indent, commentString(keyComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	if (keyCommentDone) keyComment = null;
	if (explicitKey) {
		if (keyComment) str += lineComment(str, ctx.indent, commentString(keyComment));
		str = `? ${str}\n${indent}:`;
	} else {
		str = `${str}:`;
		if (keyComment) str += lineComment(str, ctx.indent, commentString(keyComment));
	}
	let vsb, vcb, valueComment;
	if (isNode(value)) {
		vsb = !!value.spaceBefore;
		vcb = value.commentBefore;
		valueComment = value.comment;
	} else {
		vsb = false;
		vcb = null;
		valueComment = null;
		if (value && typeof value === "object") value = doc.createNode(value);
	}
	ctx.implicitKey = false;
	if (!explicitKey && !keyComment && isScalar(value)) ctx.indentAtStart = str.length + 1;
	chompKeep = false;
	if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
	let valueCommentDone = false;
	const valueStr = stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
	let ws = " ";
	if (keyComment || vsb || vcb) {
		ws = vsb ? "\n" : "";
		if (vcb) {
			const cs = commentString(vcb);
			ws += `\n${indentComment(cs, ctx.indent)}`;
		}
		if (valueStr === "" && !ctx.inFlow) {
			if (ws === "\n" && valueComment) ws = "\n\n";
		} else ws += `\n${ctx.indent}`;
	} else if (!explicitKey && isCollection(value)) {
		const vs0 = valueStr[0];
		const nl0 = valueStr.indexOf("\n");
		const hasNewline = nl0 !== -1;
		const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
		if (hasNewline || !flow) {
			let hasPropsLine = false;
			if (hasNewline && (vs0 === "&" || vs0 === "!")) {
				let sp0 = valueStr.indexOf(" ");
				if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
				if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
			}
			if (!hasPropsLine) ws = `\n${ctx.indent}`;
		}
	} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
	str += ws + valueStr;
	if (ctx.inFlow) {
		if (valueCommentDone && onComment) onComment();
	} else if (valueComment && !valueCommentDone) str += lineComment(str, ctx.indent, commentString(valueComment));
	else if (chompKeep && onChompKeep) onChompKeep();
	return str;
}

// node_modules/yaml/browser/dist/log.js
function warn(logLevel, warning) {
	if (logLevel === "debug" || logLevel === "warn") console.warn(warning);
}

// node_modules/yaml/browser/dist/schema/yaml-1.1/merge.js
const MERGE_KEY = "<<";
const merge = {
	identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
	default: "key",
	tag: "tag:yaml.org,2002:merge",
	test: /^<<$/,
	resolve: () => Object.assign(new Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
	stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) || isScalar(key) && (!key.type || key.type === Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
	const source = resolveAliasValue(ctx, value);
	if (isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
	else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
	else mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
	const source = resolveAliasValue(ctx, value);
	if (!isMap(source)) throw new Error("Merge sources must be maps or map aliases");
	const srcMap = source.toJSON(null, ctx, Map);
	for (const [key, value] of srcMap) if (map instanceof Map) {
		if (!map.has(key)) map.set(key, value);
	} else if (map instanceof Set) map.add(key);
	else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
	return map;
}
function resolveAliasValue(ctx, value) {
	return ctx && isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

// node_modules/yaml/browser/dist/nodes/addPairToJSMap.js
function addPairToJSMap(ctx, map, { key, value }) {
	if (isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
	else if (isMergeKey(ctx, key)) addMergeToJSMap(ctx, map, value);
	else {
		const jsKey = toJS(key, "", ctx);
		if (map instanceof Map) map.set(jsKey, toJS(value, jsKey, ctx));
		else if (map instanceof Set) map.add(jsKey);
		else {
			const stringKey = stringifyKey(key, jsKey, ctx);
			const jsValue = toJS(value, stringKey, ctx);
			if (stringKey in map) Object.defineProperty(map, stringKey, {
				value: jsValue,
				writable: true,
				enumerable: true,
				configurable: true
			});
			else map[stringKey] = jsValue;
		}
	}
	return map;
}
function stringifyKey(key, jsKey, ctx) {
	if (jsKey === null) return "";
	if (typeof jsKey !== "object") return String(jsKey);
	if (isNode(key) && ctx?.doc) {
		const strCtx = createStringifyContext(ctx.doc, {});
		strCtx.anchors = /* @__PURE__ */ new Set();
		for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
		strCtx.inFlow = true;
		strCtx.inStringifyKey = true;
		const strKey = key.toString(strCtx);
		if (!ctx.mapKeyWarned) {
			let jsonStr = JSON.stringify(strKey);
			if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
			warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
			ctx.mapKeyWarned = true;
		}
		return strKey;
	}
	return JSON.stringify(jsKey);
}

// node_modules/yaml/browser/dist/nodes/Pair.js
function createPair(key, value, ctx) {
	const k = createNode(key, void 0, ctx);
	const v = createNode(value, void 0, ctx);
	return new Pair(k, v);
}
var Pair = class Pair {
	constructor(key, value = null) {
		Object.defineProperty(this, NODE_TYPE, { value: PAIR });
		this.key = key;
		this.value = value;
	}
	clone(schema) {
		let { key, value } = this;
		if (isNode(key)) key = key.clone(schema);
		if (isNode(value)) value = value.clone(schema);
		return new Pair(key, value);
	}
	toJSON(_, ctx) {
		const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
		return addPairToJSMap(ctx, pair, this);
	}
	toString(ctx, onComment, onChompKeep) {
		return ctx?.doc ? stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
	}
};

// node_modules/yaml/browser/dist/stringify/stringifyCollection.js
function stringifyCollection(collection, ctx, options) {
	return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
	const { indent, options: { commentString } } = ctx;
	const itemCtx = Object.assign({}, ctx, {
		indent: itemIndent,
		type: null
	});
	let chompKeep = false;
	const lines = [];
	for (let i = 0; i < items.length; ++i) {
		const item = items[i];
		let comment = null;
		if (isNode(item)) {
			if (!chompKeep && item.spaceBefore) lines.push("");
			addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
			if (item.comment) comment = item.comment;
		} else if (isPair(item)) {
			const ik = isNode(item.key) ? item.key : null;
			if (ik) {
				if (!chompKeep && ik.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
			}
		}
		chompKeep = false;
		let str = stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
		if (comment) str += lineComment(str, itemIndent, commentString(comment));
		if (chompKeep && comment) chompKeep = false;
		lines.push(blockItemPrefix + str);
	}
	let str;
	if (lines.length === 0) str = flowChars.start + flowChars.end;
	else {
		str = lines[0];
		for (let i = 1; i < lines.length; ++i) {
			const line = lines[i];
			str += line ? `\n${indent}${line}` : "\n";
		}
	}
	if (comment) {
		str += "\n" + indentComment(commentString(comment), indent);
		if (onComment) onComment();
	} else if (chompKeep && onChompKeep) onChompKeep();
	return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
	const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
	itemIndent += indentStep;
	const itemCtx = Object.assign({}, ctx, {
		indent: itemIndent,
		inFlow: true,
		type: null
	});
	let reqNewline = false;
	let linesAtValue = 0;
	const lines = [];
	for (let i = 0; i < items.length; ++i) {
		const item = items[i];
		let comment = null;
		if (isNode(item)) {
			if (item.spaceBefore) lines.push("");
			addCommentBefore(ctx, lines, item.commentBefore, false);
			if (item.comment) comment = item.comment;
		} else if (isPair(item)) {
			const ik = isNode(item.key) ? item.key : null;
			if (ik) {
				if (ik.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, ik.commentBefore, false);
				if (ik.comment) reqNewline = true;
			}
			const iv = isNode(item.value) ? item.value : null;
			if (iv) {
				if (iv.comment) comment = iv.comment;
				if (iv.commentBefore) reqNewline = true;
			} else if (item.value == null && ik?.comment) comment = ik.comment;
		}
		if (comment) reqNewline = true;
		let str = stringify(item, itemCtx, () => comment = null);
		reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
		if (i < items.length - 1) str += ",";
		else if (ctx.options.trailingComma) {
			if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
			if (reqNewline) str += ",";
		}
		if (comment) str += lineComment(str, itemIndent, commentString(comment));
		lines.push(str);
		linesAtValue = lines.length;
	}
	const { start, end } = flowChars;
	if (lines.length === 0) return start + end;
	else {
		if (!reqNewline) {
			const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
			reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
		}
		if (reqNewline) {
			let str = start;
			for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
			return `${str}\n${indent}${end}`;
		} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
	}
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
	if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
	if (comment) {
		const ic = indentComment(commentString(comment), indent);
		lines.push(ic.trimStart());
	}
}

// node_modules/yaml/browser/dist/nodes/YAMLMap.js
function findPair(items, key) {
	const k = isScalar(key) ? key.value : key;
	for (const it of items) if (isPair(it)) {
		if (it.key === key || it.key === k) return it;
		if (isScalar(it.key) && it.key.value === k) return it;
	}
}
var YAMLMap = class extends Collection {
	static get tagName() {
		return "tag:yaml.org,2002:map";
	}
	constructor(schema) {
		super(MAP, schema);
		this.items = [];
	}
	static from(schema, obj, ctx) {
		const { keepUndefined, replacer } = ctx;
		const map = new this(schema);
		const add = (key, value) => {
			if (typeof replacer === "function") value = replacer.call(obj, key, value);
			else if (Array.isArray(replacer) && !replacer.includes(key)) return;
			if (value !== void 0 || keepUndefined) map.items.push(createPair(key, value, ctx));
		};
		if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
		else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
		if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
		return map;
	}
	add(pair, overwrite) {
		let _pair;
		if (isPair(pair)) _pair = pair;
		else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair(pair, pair?.value);
		else _pair = new Pair(pair.key, pair.value);
		const prev = findPair(this.items, _pair.key);
		const sortEntries = this.schema?.sortMapEntries;
		if (prev) {
			if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
			if (isScalar(prev.value) && isScalarValue(_pair.value)) prev.value.value = _pair.value;
			else prev.value = _pair.value;
		} else if (sortEntries) {
			const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
			if (i === -1) this.items.push(_pair);
			else this.items.splice(i, 0, _pair);
		} else this.items.push(_pair);
	}
	delete(key) {
		const it = findPair(this.items, key);
		if (!it) return false;
		return this.items.splice(this.items.indexOf(it), 1).length > 0;
	}
	get(key, keepScalar) {
		const node = findPair(this.items, key)?.value;
		return (!keepScalar && isScalar(node) ? node.value : node) ?? void 0;
	}
	has(key) {
		return !!findPair(this.items, key);
	}
	set(key, value) {
		this.add(new Pair(key, value), true);
	}
	toJSON(_, ctx, Type) {
		const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
		if (ctx?.onCreate) ctx.onCreate(map);
		for (const item of this.items) addPairToJSMap(ctx, map, item);
		return map;
	}
	toString(ctx, onComment, onChompKeep) {
		if (!ctx) return JSON.stringify(this);
		for (const item of this.items) if (!isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
		if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
		return stringifyCollection(this, ctx, {
			blockItemPrefix: "",
			flowChars: {
				start: "{",
				end: "}"
			},
			itemIndent: ctx.indent || "",
			onChompKeep,
			onComment
		});
	}
};

// node_modules/yaml/browser/dist/schema/common/map.js
const map = {
	collection: "map",
	default: true,
	nodeClass: YAMLMap,
	tag: "tag:yaml.org,2002:map",
	resolve(map, onError) {
		if (!isMap(map)) onError("Expected a mapping for this tag");
		return map;
	},
	createNode: (schema, obj, ctx) => YAMLMap.from(schema, obj, ctx)
};

// node_modules/yaml/browser/dist/nodes/YAMLSeq.js
var YAMLSeq = class extends Collection {
	static get tagName() {
		return "tag:yaml.org,2002:seq";
	}
	constructor(schema) {
		super(SEQ, schema);
		this.items = [];
	}
	add(value) {
		this.items.push(value);
	}
	delete(key) {
		const idx = asItemIndex(key);
		if (typeof idx !== "number") return false;
		return this.items.splice(idx, 1).length > 0;
	}
	get(key, keepScalar) {
		const idx = asItemIndex(key);
		if (typeof idx !== "number") return void 0;
		const it = this.items[idx];
		return !keepScalar && isScalar(it) ? it.value : it;
	}
	has(key) {
		const idx = asItemIndex(key);
		return typeof idx === "number" && idx < this.items.length;
	}
	set(key, value) {
		const idx = asItemIndex(key);
		if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
		const prev = this.items[idx];
		if (isScalar(prev) && isScalarValue(value)) prev.value = value;
		else this.items[idx] = value;
	}
	toJSON(_, ctx) {
		const seq = [];
		if (ctx?.onCreate) ctx.onCreate(seq);
		let i = 0;
		for (const item of this.items) seq.push(toJS(item, String(i++), ctx));
		return seq;
	}
	toString(ctx, onComment, onChompKeep) {
		if (!ctx) return JSON.stringify(this);
		return stringifyCollection(this, ctx, {
			blockItemPrefix: "- ",
			flowChars: {
				start: "[",
				end: "]"
			},
			itemIndent: (ctx.indent || "") + "  ",
			onChompKeep,
			onComment
		});
	}
	static from(schema, obj, ctx) {
		const { replacer } = ctx;
		const seq = new this(schema);
		if (obj && Symbol.iterator in Object(obj)) {
			let i = 0;
			for (let it of obj) {
				if (typeof replacer === "function") {
					const key = obj instanceof Set ? it : String(i++);
					it = replacer.call(obj, key, it);
				}
				seq.items.push(createNode(it, void 0, ctx));
			}
		}
		return seq;
	}
};
function asItemIndex(key) {
	let idx = isScalar(key) ? key.value : key;
	if (idx && typeof idx === "string") idx = Number(idx);
	return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
}

// node_modules/yaml/browser/dist/schema/common/seq.js
const seq = {
	collection: "seq",
	default: true,
	nodeClass: YAMLSeq,
	tag: "tag:yaml.org,2002:seq",
	resolve(seq, onError) {
		if (!isSeq(seq)) onError("Expected a sequence for this tag");
		return seq;
	},
	createNode: (schema, obj, ctx) => YAMLSeq.from(schema, obj, ctx)
};

// node_modules/yaml/browser/dist/schema/common/string.js
const string = {
	identify: (value) => typeof value === "string",
	default: true,
	tag: "tag:yaml.org,2002:str",
	resolve: (str) => str,
	stringify(item, ctx, onComment, onChompKeep) {
		ctx = Object.assign({ actualString: true }, ctx);
		return stringifyString(item, ctx, onComment, onChompKeep);
	}
};

// node_modules/yaml/browser/dist/schema/common/null.js
const nullTag = {
	identify: (value) => value == null,
	createNode: () => new Scalar(null),
	default: true,
	tag: "tag:yaml.org,2002:null",
	test: /^(?:~|[Nn]ull|NULL)?$/,
	resolve: () => new Scalar(null),
	stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
};

// node_modules/yaml/browser/dist/schema/core/bool.js
const boolTag = {
	identify: (value) => typeof value === "boolean",
	default: true,
	tag: "tag:yaml.org,2002:bool",
	test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
	resolve: (str) => new Scalar(str[0] === "t" || str[0] === "T"),
	stringify({ source, value }, ctx) {
		if (source && boolTag.test.test(source)) {
			if (value === (source[0] === "t" || source[0] === "T")) return source;
		}
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
};

// node_modules/yaml/browser/dist/stringify/stringifyNumber.js
function stringifyNumber({ format, minFractionDigits, tag, value }) {
	if (typeof value === "bigint") return String(value);
	const num = typeof value === "number" ? value : Number(value);
	if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
	let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
	if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
		let i = n.indexOf(".");
		if (i < 0) {
			i = n.length;
			n += ".";
		}
		let d = minFractionDigits - (n.length - i - 1);
		while (d-- > 0) n += "0";
	}
	return n;
}

// node_modules/yaml/browser/dist/schema/core/float.js
const floatNaN$1 = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
	resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
	stringify: stringifyNumber
};
const floatExp$1 = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	format: "EXP",
	test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
	resolve: (str) => parseFloat(str),
	stringify(node) {
		const num = Number(node.value);
		return isFinite(num) ? num.toExponential() : stringifyNumber(node);
	}
};
const float$1 = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
	resolve(str) {
		const node = new Scalar(parseFloat(str));
		const dot = str.indexOf(".");
		if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
		return node;
	},
	stringify: stringifyNumber
};

// node_modules/yaml/browser/dist/schema/core/int.js
const intIdentify$2 = (value) => typeof value === "bigint" || Number.isInteger(value);
const intResolve$1 = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
function intStringify$1(node, radix, prefix) {
	const { value } = node;
	if (intIdentify$2(value) && value >= 0) return prefix + value.toString(radix);
	return stringifyNumber(node);
}
const intOct$1 = {
	identify: (value) => intIdentify$2(value) && value >= 0,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "OCT",
	test: /^0o[0-7]+$/,
	resolve: (str, _onError, opt) => intResolve$1(str, 2, 8, opt),
	stringify: (node) => intStringify$1(node, 8, "0o")
};
const int$1 = {
	identify: intIdentify$2,
	default: true,
	tag: "tag:yaml.org,2002:int",
	test: /^[-+]?[0-9]+$/,
	resolve: (str, _onError, opt) => intResolve$1(str, 0, 10, opt),
	stringify: stringifyNumber
};
const intHex$1 = {
	identify: (value) => intIdentify$2(value) && value >= 0,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "HEX",
	test: /^0x[0-9a-fA-F]+$/,
	resolve: (str, _onError, opt) => intResolve$1(str, 2, 16, opt),
	stringify: (node) => intStringify$1(node, 16, "0x")
};

// node_modules/yaml/browser/dist/schema/core/schema.js
const schema$2 = [
	map,
	seq,
	string,
	nullTag,
	boolTag,
	intOct$1,
	int$1,
	intHex$1,
	floatNaN$1,
	floatExp$1,
	float$1
];

// node_modules/yaml/browser/dist/schema/json/schema.js
function intIdentify$1(value) {
	return typeof value === "bigint" || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
	{
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify: stringifyJSON
	},
	{
		identify: (value) => value == null,
		createNode: () => new Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^null$/,
		resolve: () => null,
		stringify: stringifyJSON
	},
	{
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^true$|^false$/,
		resolve: (str) => str === "true",
		stringify: stringifyJSON
	},
	{
		identify: intIdentify$1,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^-?(?:0|[1-9][0-9]*)$/,
		resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
		stringify: ({ value }) => intIdentify$1(value) ? value.toString() : JSON.stringify(value)
	},
	{
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
		resolve: (str) => parseFloat(str),
		stringify: stringifyJSON
	}
];
const schema$1 = [map, seq].concat(jsonScalars, {
	default: true,
	tag: "",
	test: /^/,
	resolve(str, onError) {
		onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
		return str;
	}
});

// node_modules/yaml/browser/dist/schema/yaml-1.1/binary.js
const binary = {
	identify: (value) => value instanceof Uint8Array,
	default: false,
	tag: "tag:yaml.org,2002:binary",
	resolve(src, onError) {
		if (typeof atob === "function") {
			const str = atob(src.replace(/[\n\r]/g, ""));
			const buffer = new Uint8Array(str.length);
			for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
			return buffer;
		} else {
			onError("This environment does not support reading binary tags; either Buffer or atob is required");
			return src;
		}
	},
	stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
		if (!value) return "";
		const buf = value;
		let str;
		if (typeof btoa === "function") {
			let s = "";
			for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
			str = btoa(s);
		} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
		type ?? (type = Scalar.BLOCK_LITERAL);
		if (type !== Scalar.QUOTE_DOUBLE) {
			const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
			const n = Math.ceil(str.length / lineWidth);
			const lines = new Array(n);
			for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
			str = lines.join(type === Scalar.BLOCK_LITERAL ? "\n" : " ");
		}
		return stringifyString({
			comment,
			type,
			value: str
		}, ctx, onComment, onChompKeep);
	}
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/pairs.js
function resolvePairs(seq, onError) {
	if (isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
		let item = seq.items[i];
		if (isPair(item)) continue;
		else if (isMap(item)) {
			if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
			const pair = item.items[0] || new Pair(new Scalar(null));
			if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
			if (item.comment) {
				const cn = pair.value ?? pair.key;
				cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
			}
			item = pair;
		}
		seq.items[i] = isPair(item) ? item : new Pair(item);
	}
	else onError("Expected a sequence for this tag");
	return seq;
}
function createPairs(schema, iterable, ctx) {
	const { replacer } = ctx;
	const pairs = new YAMLSeq(schema);
	pairs.tag = "tag:yaml.org,2002:pairs";
	let i = 0;
	if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
		if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
		let key, value;
		if (Array.isArray(it)) {
			if (it.length === 2) {
				key = it[0];
				value = it[1];
			} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
		} else if (it && it instanceof Object) {
			const keys = Object.keys(it);
			if (keys.length === 1) {
				key = keys[0];
				value = it[key];
			} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
		} else key = it;
		pairs.items.push(createPair(key, value, ctx));
	}
	return pairs;
}
const pairs = {
	collection: "seq",
	default: false,
	tag: "tag:yaml.org,2002:pairs",
	resolve: resolvePairs,
	createNode: createPairs
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/omap.js
var YAMLOMap = class YAMLOMap extends YAMLSeq {
	constructor() {
		super();
		this.add = YAMLMap.prototype.add.bind(this);
		this.delete = YAMLMap.prototype.delete.bind(this);
		this.get = YAMLMap.prototype.get.bind(this);
		this.has = YAMLMap.prototype.has.bind(this);
		this.set = YAMLMap.prototype.set.bind(this);
		this.tag = YAMLOMap.tag;
	}
	toJSON(_, ctx) {
		if (!ctx) return super.toJSON(_);
		const map = /* @__PURE__ */ new Map();
		if (ctx?.onCreate) ctx.onCreate(map);
		for (const pair of this.items) {
			let key, value;
			if (isPair(pair)) {
				key = toJS(pair.key, "", ctx);
				value = toJS(pair.value, key, ctx);
			} else key = toJS(pair, "", ctx);
			if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
			map.set(key, value);
		}
		return map;
	}
	static from(schema, iterable, ctx) {
		const pairs = createPairs(schema, iterable, ctx);
		const omap = new this();
		omap.items = pairs.items;
		return omap;
	}
};
YAMLOMap.tag = "tag:yaml.org,2002:omap";
const omap = {
	collection: "seq",
	identify: (value) => value instanceof Map,
	nodeClass: YAMLOMap,
	default: false,
	tag: "tag:yaml.org,2002:omap",
	resolve(seq, onError) {
		const pairs = resolvePairs(seq, onError);
		const seenKeys = [];
		for (const { key } of pairs.items) if (isScalar(key)) {
			if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
			else seenKeys.push(key.value);
		}
		return Object.assign(new YAMLOMap(), pairs);
	},
	createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/bool.js
function boolStringify({ value, source }, ctx) {
	if (source && (value ? trueTag : falseTag).test.test(source)) return source;
	return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
	identify: (value) => value === true,
	default: true,
	tag: "tag:yaml.org,2002:bool",
	test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
	resolve: () => new Scalar(true),
	stringify: boolStringify
};
const falseTag = {
	identify: (value) => value === false,
	default: true,
	tag: "tag:yaml.org,2002:bool",
	test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
	resolve: () => new Scalar(false),
	stringify: boolStringify
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/float.js
const floatNaN = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
	resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
	stringify: stringifyNumber
};
const floatExp = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	format: "EXP",
	test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
	resolve: (str) => parseFloat(str.replace(/_/g, "")),
	stringify(node) {
		const num = Number(node.value);
		return isFinite(num) ? num.toExponential() : stringifyNumber(node);
	}
};
const float = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
	resolve(str) {
		const node = new Scalar(parseFloat(str.replace(/_/g, "")));
		const dot = str.indexOf(".");
		if (dot !== -1) {
			const f = str.substring(dot + 1).replace(/_/g, "");
			if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
		}
		return node;
	},
	stringify: stringifyNumber
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/int.js
const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
	const sign = str[0];
	if (sign === "-" || sign === "+") offset += 1;
	str = str.substring(offset).replace(/_/g, "");
	if (intAsBigInt) {
		switch (radix) {
			case 2:
				str = `0b${str}`;
				break;
			case 8:
				str = `0o${str}`;
				break;
			case 16: str = `0x${str}`;
		}
		const n = BigInt(str);
		return sign === "-" ? BigInt(-1) * n : n;
	}
	const n = parseInt(str, radix);
	return sign === "-" ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
	const { value } = node;
	if (intIdentify(value)) {
		const str = value.toString(radix);
		return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
	}
	return stringifyNumber(node);
}
const intBin = {
	identify: intIdentify,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "BIN",
	test: /^[-+]?0b[0-1_]+$/,
	resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
	stringify: (node) => intStringify(node, 2, "0b")
};
const intOct = {
	identify: intIdentify,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "OCT",
	test: /^[-+]?0[0-7_]+$/,
	resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
	stringify: (node) => intStringify(node, 8, "0")
};
const int = {
	identify: intIdentify,
	default: true,
	tag: "tag:yaml.org,2002:int",
	test: /^[-+]?[0-9][0-9_]*$/,
	resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
	stringify: stringifyNumber
};
const intHex = {
	identify: intIdentify,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "HEX",
	test: /^[-+]?0x[0-9a-fA-F_]+$/,
	resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
	stringify: (node) => intStringify(node, 16, "0x")
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/set.js
var YAMLSet = class YAMLSet extends YAMLMap {
	constructor(schema) {
		super(schema);
		this.tag = YAMLSet.tag;
	}
	add(key) {
		let pair;
		if (isPair(key)) pair = key;
		else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair(key.key, null);
		else pair = new Pair(key, null);
		if (!findPair(this.items, pair.key)) this.items.push(pair);
	}
	get(key, keepPair) {
		const pair = findPair(this.items, key);
		return !keepPair && isPair(pair) ? isScalar(pair.key) ? pair.key.value : pair.key : pair;
	}
	set(key, value) {
		if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
		const prev = findPair(this.items, key);
		if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
		else if (!prev && value) this.items.push(new Pair(key));
	}
	toJSON(_, ctx) {
		return super.toJSON(_, ctx, Set);
	}
	toString(ctx, onComment, onChompKeep) {
		if (!ctx) return JSON.stringify(this);
		if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
		else throw new Error("Set items must all have null values");
	}
	static from(schema, iterable, ctx) {
		const { replacer } = ctx;
		const set = new this(schema);
		if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
			if (typeof replacer === "function") value = replacer.call(iterable, value, value);
			set.items.push(createPair(value, null, ctx));
		}
		return set;
	}
};
YAMLSet.tag = "tag:yaml.org,2002:set";
const set = {
	collection: "map",
	identify: (value) => value instanceof Set,
	nodeClass: YAMLSet,
	default: false,
	tag: "tag:yaml.org,2002:set",
	createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
	resolve(map, onError) {
		if (isMap(map)) {
			if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
			else onError("Set items must all have null values");
		} else onError("Expected a mapping for this tag");
		return map;
	}
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/timestamp.js
function parseSexagesimal(str, asBigInt) {
	const sign = str[0];
	const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
	const num = (n) => asBigInt ? BigInt(n) : Number(n);
	const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
	return sign === "-" ? num(-1) * res : res;
}
function stringifySexagesimal(node) {
	let { value } = node;
	let num = (n) => n;
	if (typeof value === "bigint") num = (n) => BigInt(n);
	else if (isNaN(value) || !isFinite(value)) return stringifyNumber(node);
	let sign = "";
	if (value < 0) {
		sign = "-";
		value *= num(-1);
	}
	const _60 = num(60);
	const parts = [value % _60];
	if (value < 60) parts.unshift(0);
	else {
		value = (value - parts[0]) / _60;
		parts.unshift(value % _60);
		if (value >= 60) {
			value = (value - parts[0]) / _60;
			parts.unshift(value);
		}
	}
	return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
}
const intTime = {
	identify: (value) => typeof value === "bigint" || Number.isInteger(value),
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "TIME",
	test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
	resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
	stringify: stringifySexagesimal
};
const floatTime = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	format: "TIME",
	test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
	resolve: (str) => parseSexagesimal(str, false),
	stringify: stringifySexagesimal
};
const timestamp = {
	identify: (value) => value instanceof Date,
	default: true,
	tag: "tag:yaml.org,2002:timestamp",
	test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
	resolve(str) {
		const match = str.match(timestamp.test);
		if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
		const [, year, month, day, hour, minute, second] = match.map(Number);
		const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
		let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
		const tz = match[8];
		if (tz && tz !== "Z") {
			let d = parseSexagesimal(tz, false);
			if (Math.abs(d) < 30) d *= 60;
			date -= 6e4 * d;
		}
		return new Date(date);
	},
	stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/schema.js
const schema = [
	map,
	seq,
	string,
	nullTag,
	trueTag,
	falseTag,
	intBin,
	intOct,
	int,
	intHex,
	floatNaN,
	floatExp,
	float,
	binary,
	merge,
	omap,
	pairs,
	set,
	intTime,
	floatTime,
	timestamp
];

// node_modules/yaml/browser/dist/schema/tags.js
const schemas = /* @__PURE__ */ new Map([
	["core", schema$2],
	["failsafe", [
		map,
		seq,
		string
	]],
	["json", schema$1],
	["yaml11", schema],
	["yaml-1.1", schema]
]);
const tagsByName = {
	binary,
	bool: boolTag,
	float: float$1,
	floatExp: floatExp$1,
	floatNaN: floatNaN$1,
	floatTime,
	int: int$1,
	intHex: intHex$1,
	intOct: intOct$1,
	intTime,
	map,
	merge,
	null: nullTag,
	omap,
	pairs,
	seq,
	set,
	timestamp
};
const coreKnownTags = {
	"tag:yaml.org,2002:binary": binary,
	"tag:yaml.org,2002:merge": merge,
	"tag:yaml.org,2002:omap": omap,
	"tag:yaml.org,2002:pairs": pairs,
	"tag:yaml.org,2002:set": set,
	"tag:yaml.org,2002:timestamp": timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
	const schemaTags = schemas.get(schemaName);
	if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge) ? schemaTags.concat(merge) : schemaTags.slice();
	let tags = schemaTags;
	if (!tags) {
		if (Array.isArray(customTags)) tags = [];
		else {
			const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
			throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
		}
	}
	if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
	else if (typeof customTags === "function") tags = customTags(tags.slice());
	if (addMergeTag) tags = tags.concat(merge);
	return tags.reduce((tags, tag) => {
		const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
		if (!tagObj) {
			const tagName = JSON.stringify(tag);
			const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
			throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
		}
		if (!tags.includes(tagObj)) tags.push(tagObj);
		return tags;
	}, []);
}

// node_modules/yaml/browser/dist/schema/Schema.js
const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
var Schema = class Schema {
	constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
		this.compat = Array.isArray(compat) ? getTags(compat, "compat") : compat ? getTags(null, compat) : null;
		this.name = typeof schema === "string" && schema || "core";
		this.knownTags = resolveKnownTags ? coreKnownTags : {};
		this.tags = getTags(customTags, this.name, merge);
		this.toStringOptions = toStringDefaults ?? null;
		Object.defineProperty(this, MAP, { value: map });
		Object.defineProperty(this, SCALAR$1, { value: string });
		Object.defineProperty(this, SEQ, { value: seq });
		this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
	}
	clone() {
		const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
		copy.tags = this.tags.slice();
		return copy;
	}
};

// node_modules/yaml/browser/dist/stringify/stringifyDocument.js
function stringifyDocument(doc, options) {
	const lines = [];
	let hasDirectives = options.directives === true;
	if (options.directives !== false && doc.directives) {
		const dir = doc.directives.toString(doc);
		if (dir) {
			lines.push(dir);
			hasDirectives = true;
		} else if (doc.directives.docStart) hasDirectives = true;
	}
	if (hasDirectives) lines.push("---");
	const ctx = createStringifyContext(doc, options);
	const { commentString } = ctx.options;
	if (doc.commentBefore) {
		if (lines.length !== 1) lines.unshift("");
		const cs = commentString(doc.commentBefore);
		lines.unshift(indentComment(cs, ""));
	}
	let chompKeep = false;
	let contentComment = null;
	if (doc.contents) {
		if (isNode(doc.contents)) {
			if (doc.contents.spaceBefore && hasDirectives) lines.push("");
			if (doc.contents.commentBefore) {
				const cs = commentString(doc.contents.commentBefore);
				lines.push(indentComment(cs, ""));
			}
			ctx.forceBlockIndent = !!doc.comment;
			contentComment = doc.contents.comment;
		}
		const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
		let body = stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
		if (contentComment) body += lineComment(body, "", commentString(contentComment));
		if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
		else lines.push(body);
	} else lines.push(stringify(doc.contents, ctx));
	if (doc.directives?.docEnd) {
		if (doc.comment) {
			const cs = commentString(doc.comment);
			if (cs.includes("\n")) {
				lines.push("...");
				lines.push(indentComment(cs, ""));
			} else lines.push(`... ${cs}`);
		} else lines.push("...");
	} else {
		let dc = doc.comment;
		if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
		if (dc) {
			if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
			lines.push(indentComment(commentString(dc), ""));
		}
	}
	return lines.join("\n") + "\n";
}

// node_modules/yaml/browser/dist/doc/Document.js
var Document = class Document {
	constructor(value, replacer, options) {
		this.commentBefore = null;
		this.comment = null;
		this.errors = [];
		this.warnings = [];
		Object.defineProperty(this, NODE_TYPE, { value: DOC });
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) {
			options = replacer;
			replacer = void 0;
		}
		const opt = Object.assign({
			intAsBigInt: false,
			keepSourceTokens: false,
			logLevel: "warn",
			prettyErrors: true,
			strict: true,
			stringKeys: false,
			uniqueKeys: true,
			version: "1.2"
		}, options);
		this.options = opt;
		let { version } = opt;
		if (options?._directives) {
			this.directives = options._directives.atDocument();
			if (this.directives.yaml.explicit) version = this.directives.yaml.version;
		} else this.directives = new Directives({ version });
		this.setSchema(version, options);
		this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
	}
	clone() {
		const copy = Object.create(Document.prototype, { [NODE_TYPE]: { value: DOC } });
		copy.commentBefore = this.commentBefore;
		copy.comment = this.comment;
		copy.errors = this.errors.slice();
		copy.warnings = this.warnings.slice();
		copy.options = Object.assign({}, this.options);
		if (this.directives) copy.directives = this.directives.clone();
		copy.schema = this.schema.clone();
		copy.contents = isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
		if (this.range) copy.range = this.range.slice();
		return copy;
	}
	add(value) {
		if (assertCollection(this.contents)) this.contents.add(value);
	}
	addIn(path, value) {
		if (assertCollection(this.contents)) this.contents.addIn(path, value);
	}
	createAlias(node, name) {
		if (!node.anchor) {
			const prev = anchorNames(this);
			node.anchor = !name || prev.has(name) ? findNewAnchor(name || "a", prev) : name;
		}
		return new Alias(node.anchor);
	}
	createNode(value, replacer, options) {
		let _replacer = void 0;
		if (typeof replacer === "function") {
			value = replacer.call({ "": value }, "", value);
			_replacer = replacer;
		} else if (Array.isArray(replacer)) {
			const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
			const asStr = replacer.filter(keyToStr).map(String);
			if (asStr.length > 0) replacer = replacer.concat(asStr);
			_replacer = replacer;
		} else if (options === void 0 && replacer) {
			options = replacer;
			replacer = void 0;
		}
		const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
		const { onAnchor, setAnchors, sourceObjects } = createNodeAnchors(this, anchorPrefix || "a");
		const ctx = {
			aliasDuplicateObjects: aliasDuplicateObjects ?? true,
			keepUndefined: keepUndefined ?? false,
			onAnchor,
			onTagObj,
			replacer: _replacer,
			schema: this.schema,
			sourceObjects
		};
		const node = createNode(value, tag, ctx);
		if (flow && isCollection(node)) node.flow = true;
		setAnchors();
		return node;
	}
	createPair(key, value, options = {}) {
		const k = this.createNode(key, null, options);
		const v = this.createNode(value, null, options);
		return new Pair(k, v);
	}
	delete(key) {
		return assertCollection(this.contents) ? this.contents.delete(key) : false;
	}
	deleteIn(path) {
		if (isEmptyPath(path)) {
			if (this.contents == null) return false;
			this.contents = null;
			return true;
		}
		return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
	}
	get(key, keepScalar) {
		return isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
	}
	getIn(path, keepScalar) {
		if (isEmptyPath(path)) return !keepScalar && isScalar(this.contents) ? this.contents.value : this.contents;
		return isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
	}
	has(key) {
		return isCollection(this.contents) ? this.contents.has(key) : false;
	}
	hasIn(path) {
		if (isEmptyPath(path)) return this.contents !== void 0;
		return isCollection(this.contents) ? this.contents.hasIn(path) : false;
	}
	set(key, value) {
		if (this.contents == null) this.contents = collectionFromPath(this.schema, [key], value);
		else if (assertCollection(this.contents)) this.contents.set(key, value);
	}
	setIn(path, value) {
		if (isEmptyPath(path)) this.contents = value;
		else if (this.contents == null) this.contents = collectionFromPath(this.schema, Array.from(path), value);
		else if (assertCollection(this.contents)) this.contents.setIn(path, value);
	}
	setSchema(version, options = {}) {
		if (typeof version === "number") version = String(version);
		let opt;
		switch (version) {
			case "1.1":
				if (this.directives) this.directives.yaml.version = "1.1";
				else this.directives = new Directives({ version: "1.1" });
				opt = {
					resolveKnownTags: false,
					schema: "yaml-1.1"
				};
				break;
			case "1.2":
			case "next":
				if (this.directives) this.directives.yaml.version = version;
				else this.directives = new Directives({ version });
				opt = {
					resolveKnownTags: true,
					schema: "core"
				};
				break;
			case null:
				if (this.directives) delete this.directives;
				opt = null;
				break;
			default: {
				const sv = JSON.stringify(version);
				throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
			}
		}
		if (options.schema instanceof Object) this.schema = options.schema;
		else if (opt) this.schema = new Schema(Object.assign(opt, options));
		else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
	}
	toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
		const ctx = {
			anchors: /* @__PURE__ */ new Map(),
			doc: this,
			keep: !json,
			mapAsMap: mapAsMap === true,
			mapKeyWarned: false,
			maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
		};
		const res = toJS(this.contents, jsonArg ?? "", ctx);
		if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
		return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
	}
	toJSON(jsonArg, onAnchor) {
		return this.toJS({
			json: true,
			jsonArg,
			mapAsMap: false,
			onAnchor
		});
	}
	toString(options = {}) {
		if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
		if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
			const s = JSON.stringify(options.indent);
			throw new Error(`"indent" option must be a positive integer, not ${s}`);
		}
		return stringifyDocument(this, options);
	}
};
function assertCollection(contents) {
	if (isCollection(contents)) return true;
	throw new Error("Expected a YAML collection as document contents");
}

// node_modules/yaml/browser/dist/errors.js
var YAMLError = class extends Error {
	constructor(name, pos, code, message) {
		super();
		this.name = name;
		this.code = code;
		this.message = message;
		this.pos = pos;
	}
};
var YAMLParseError = class extends YAMLError {
	constructor(pos, code, message) {
		super("YAMLParseError", pos, code, message);
	}
};
var YAMLWarning = class extends YAMLError {
	constructor(pos, code, message) {
		super("YAMLWarning", pos, code, message);
	}
};
const prettifyError = (src, lc) => (error) => {
	if (error.pos[0] === -1) return;
	error.linePos = error.pos.map((pos) => lc.linePos(pos));
	const { line, col } = error.linePos[0];
	error.message += ` at line ${line}, column ${col}`;
	let ci = col - 1;
	let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
	if (ci >= 60 && lineStr.length > 80) {
		const trimStart = Math.min(ci - 39, lineStr.length - 79);
		lineStr = "…" + lineStr.substring(trimStart);
		ci -= trimStart - 1;
	}
	if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
	if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
		let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
		if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
		lineStr = prev + lineStr;
	}
	if (/[^ ]/.test(lineStr)) {
		let count = 1;
		const end = error.linePos[1];
		if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
		const pointer = " ".repeat(ci) + "^".repeat(count);
		error.message += `:\n\n${lineStr}\n${pointer}\n`;
	}
};

// node_modules/yaml/browser/dist/compose/resolve-props.js
function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
	let spaceBefore = false;
	let atNewline = startOnNewline;
	let hasSpace = startOnNewline;
	let comment = "";
	let commentSep = "";
	let hasNewline = false;
	let reqSpace = false;
	let tab = null;
	let anchor = null;
	let tag = null;
	let newlineAfterProp = null;
	let comma = null;
	let found = null;
	let start = null;
	for (const token of tokens) {
		if (reqSpace) {
			if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
			reqSpace = false;
		}
		if (tab) {
			if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
			tab = null;
		}
		switch (token.type) {
			case "space":
				if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
				hasSpace = true;
				break;
			case "comment": {
				if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
				const cb = token.source.substring(1) || " ";
				if (!comment) comment = cb;
				else comment += commentSep + cb;
				commentSep = "";
				atNewline = false;
				break;
			}
			case "newline":
				if (atNewline) {
					if (comment) comment += token.source;
					else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
				} else commentSep += token.source;
				atNewline = true;
				hasNewline = true;
				if (anchor || tag) newlineAfterProp = token;
				hasSpace = true;
				break;
			case "anchor":
				if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
				if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
				anchor = token;
				start ?? (start = token.offset);
				atNewline = false;
				hasSpace = false;
				reqSpace = true;
				break;
			case "tag":
				if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
				tag = token;
				start ?? (start = token.offset);
				atNewline = false;
				hasSpace = false;
				reqSpace = true;
				break;
			case indicator:
				if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
				if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
				found = token;
				atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
				hasSpace = false;
				break;
			case "comma": if (flow) {
				if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
				comma = token;
				atNewline = false;
				hasSpace = false;
				break;
			}
			default:
				onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
				atNewline = false;
				hasSpace = false;
		}
	}
	const last = tokens[tokens.length - 1];
	const end = last ? last.offset + last.source.length : offset;
	if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
	if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
	return {
		comma,
		found,
		spaceBefore,
		comment,
		hasNewline,
		anchor,
		tag,
		newlineAfterProp,
		end,
		start: start ?? end
	};
}

// node_modules/yaml/browser/dist/compose/util-contains-newline.js
function containsNewline(key) {
	if (!key) return null;
	switch (key.type) {
		case "alias":
		case "scalar":
		case "double-quoted-scalar":
		case "single-quoted-scalar":
			if (key.source.includes("\n")) return true;
			if (key.end) {
				for (const st of key.end) if (st.type === "newline") return true;
			}
			return false;
		case "flow-collection":
			for (const it of key.items) {
				for (const st of it.start) if (st.type === "newline") return true;
				if (it.sep) {
					for (const st of it.sep) if (st.type === "newline") return true;
				}
				if (containsNewline(it.key) || containsNewline(it.value)) return true;
			}
			return false;
		default: return true;
	}
}

// node_modules/yaml/browser/dist/compose/util-flow-indent-check.js
function flowIndentCheck(indent, fc, onError) {
	if (fc?.type === "flow-collection") {
		const end = fc.end[0];
		if (end.indent === indent && (end.source === "]" || end.source === "}") && containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
	}
}

// node_modules/yaml/browser/dist/compose/util-map-includes.js
function mapIncludes(ctx, items, search) {
	const { uniqueKeys } = ctx.options;
	if (uniqueKeys === false) return false;
	const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || isScalar(a) && isScalar(b) && a.value === b.value;
	return items.some((pair) => isEqual(pair.key, search));
}

// node_modules/yaml/browser/dist/compose/resolve-block-map.js
const startColMsg = "All mapping items must start at the same column";
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
	const map = new ((tag?.nodeClass) ?? YAMLMap)(ctx.schema);
	if (ctx.atRoot) ctx.atRoot = false;
	let offset = bm.offset;
	let commentEnd = null;
	for (const collItem of bm.items) {
		const { start, key, sep, value } = collItem;
		const keyProps = resolveProps(start, {
			indicator: "explicit-key-ind",
			next: key ?? sep?.[0],
			offset,
			onError,
			parentIndent: bm.indent,
			startOnNewline: true
		});
		const implicitKey = !keyProps.found;
		if (implicitKey) {
			if (key) {
				if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
				else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			}
			if (!keyProps.anchor && !keyProps.tag && !sep) {
				commentEnd = keyProps.end;
				if (keyProps.comment) {
					if (map.comment) map.comment += "\n" + keyProps.comment;
					else map.comment = keyProps.comment;
				}
				continue;
			}
			if (keyProps.newlineAfterProp || containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
		} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
		ctx.atKey = true;
		const keyStart = keyProps.end;
		const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
		if (ctx.schema.compat) flowIndentCheck(bm.indent, key, onError);
		ctx.atKey = false;
		if (mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
		const valueProps = resolveProps(sep ?? [], {
			indicator: "map-value-ind",
			next: value,
			offset: keyNode.range[2],
			onError,
			parentIndent: bm.indent,
			startOnNewline: !key || key.type === "block-scalar"
		});
		offset = valueProps.end;
		if (valueProps.found) {
			if (implicitKey) {
				if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
				if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
			}
			const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
			if (ctx.schema.compat) flowIndentCheck(bm.indent, value, onError);
			offset = valueNode.range[2];
			const pair = new Pair(keyNode, valueNode);
			if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
			map.items.push(pair);
		} else {
			if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
			if (valueProps.comment) {
				if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
				else keyNode.comment = valueProps.comment;
			}
			const pair = new Pair(keyNode);
			if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
			map.items.push(pair);
		}
	}
	if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
	map.range = [
		bm.offset,
		offset,
		commentEnd ?? offset
	];
	return map;
}

// node_modules/yaml/browser/dist/compose/resolve-block-seq.js
function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
	const seq = new ((tag?.nodeClass) ?? YAMLSeq)(ctx.schema);
	if (ctx.atRoot) ctx.atRoot = false;
	if (ctx.atKey) ctx.atKey = false;
	let offset = bs.offset;
	let commentEnd = null;
	for (const { start, value } of bs.items) {
		const props = resolveProps(start, {
			indicator: "seq-item-ind",
			next: value,
			offset,
			onError,
			parentIndent: bs.indent,
			startOnNewline: true
		});
		if (!props.found) {
			if (props.anchor || props.tag || value) {
				if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
				else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
			} else {
				commentEnd = props.end;
				if (props.comment) seq.comment = props.comment;
				continue;
			}
		}
		const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
		if (ctx.schema.compat) flowIndentCheck(bs.indent, value, onError);
		offset = node.range[2];
		seq.items.push(node);
	}
	seq.range = [
		bs.offset,
		offset,
		commentEnd ?? offset
	];
	return seq;
}

// node_modules/yaml/browser/dist/compose/resolve-end.js
function resolveEnd(end, offset, reqSpace, onError) {
	let comment = "";
	if (end) {
		let hasSpace = false;
		let sep = "";
		for (const token of end) {
			const { source, type } = token;
			switch (type) {
				case "space":
					hasSpace = true;
					break;
				case "comment": {
					if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += sep + cb;
					sep = "";
					break;
				}
				case "newline":
					if (comment) sep += source;
					hasSpace = true;
					break;
				default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
			}
			offset += source.length;
		}
	}
	return {
		comment,
		offset
	};
}

// node_modules/yaml/browser/dist/compose/resolve-flow-collection.js
const blockMsg = "Block collections are not allowed within flow collections";
const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
	const isMap = fc.start.source === "{";
	const fcName = isMap ? "flow map" : "flow sequence";
	const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap : YAMLSeq))(ctx.schema);
	coll.flow = true;
	const atRoot = ctx.atRoot;
	if (atRoot) ctx.atRoot = false;
	if (ctx.atKey) ctx.atKey = false;
	let offset = fc.offset + fc.start.source.length;
	for (let i = 0; i < fc.items.length; ++i) {
		const collItem = fc.items[i];
		const { start, key, sep, value } = collItem;
		const props = resolveProps(start, {
			flow: fcName,
			indicator: "explicit-key-ind",
			next: key ?? sep?.[0],
			offset,
			onError,
			parentIndent: fc.indent,
			startOnNewline: false
		});
		if (!props.found) {
			if (!props.anchor && !props.tag && !sep && !value) {
				if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
				else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
				if (props.comment) {
					if (coll.comment) coll.comment += "\n" + props.comment;
					else coll.comment = props.comment;
				}
				offset = props.end;
				continue;
			}
			if (!isMap && ctx.options.strict && containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
		}
		if (i === 0) {
			if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
		} else {
			if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
			if (props.comment) {
				let prevItemComment = "";
				loop: for (const st of start) switch (st.type) {
					case "comma":
					case "space": break;
					case "comment":
						prevItemComment = st.source.substring(1);
						break loop;
					default: break loop;
				}
				if (prevItemComment) {
					let prev = coll.items[coll.items.length - 1];
					if (isPair(prev)) prev = prev.value ?? prev.key;
					if (prev.comment) prev.comment += "\n" + prevItemComment;
					else prev.comment = prevItemComment;
					props.comment = props.comment.substring(prevItemComment.length + 1);
				}
			}
		}
		if (!isMap && !sep && !props.found) {
			const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
			coll.items.push(valueNode);
			offset = valueNode.range[2];
			if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
		} else {
			ctx.atKey = true;
			const keyStart = props.end;
			const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
			if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
			ctx.atKey = false;
			const valueProps = resolveProps(sep ?? [], {
				flow: fcName,
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (valueProps.found) {
				if (!isMap && !props.found && ctx.options.strict) {
					if (sep) for (const st of sep) {
						if (st === valueProps.found) break;
						if (st.type === "newline") {
							onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
							break;
						}
					}
					if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
				}
			} else if (value) {
				if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
				else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
			}
			const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
			if (valueNode) {
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else if (valueProps.comment) {
				if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
				else keyNode.comment = valueProps.comment;
			}
			const pair = new Pair(keyNode, valueNode);
			if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
			if (isMap) {
				const map = coll;
				if (mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
				map.items.push(pair);
			} else {
				const map = new YAMLMap(ctx.schema);
				map.flow = true;
				map.items.push(pair);
				const endRange = (valueNode ?? keyNode).range;
				map.range = [
					keyNode.range[0],
					endRange[1],
					endRange[2]
				];
				coll.items.push(map);
			}
			offset = valueNode ? valueNode.range[2] : valueProps.end;
		}
	}
	const expectedEnd = isMap ? "}" : "]";
	const [ce, ...ee] = fc.end;
	let cePos = offset;
	if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
	else {
		const name = fcName[0].toUpperCase() + fcName.substring(1);
		const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
		onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
		if (ce && ce.source.length !== 1) ee.unshift(ce);
	}
	if (ee.length > 0) {
		const end = resolveEnd(ee, cePos, ctx.options.strict, onError);
		if (end.comment) {
			if (coll.comment) coll.comment += "\n" + end.comment;
			else coll.comment = end.comment;
		}
		coll.range = [
			fc.offset,
			cePos,
			end.offset
		];
	} else coll.range = [
		fc.offset,
		cePos,
		cePos
	];
	return coll;
}

// node_modules/yaml/browser/dist/compose/compose-collection.js
function resolveCollection(CN, ctx, token, onError, tagName, tag) {
	const coll = token.type === "block-map" ? resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection(CN, ctx, token, onError, tag);
	const Coll = coll.constructor;
	if (tagName === "!" || tagName === Coll.tagName) {
		coll.tag = Coll.tagName;
		return coll;
	}
	if (tagName) coll.tag = tagName;
	return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
	const tagToken = props.tag;
	const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
	if (token.type === "block-seq") {
		const { anchor, newlineAfterProp: nl } = props;
		const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
		if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
	}
	const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
	if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
	let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
	if (!tag) {
		const kt = ctx.schema.knownTags[tagName];
		if (kt?.collection === expType) {
			ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
			tag = kt;
		} else {
			if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
			else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
			return resolveCollection(CN, ctx, token, onError, tagName);
		}
	}
	const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
	const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
	const node = isNode(res) ? res : new Scalar(res);
	node.range = coll.range;
	node.tag = tagName;
	if (tag?.format) node.format = tag.format;
	return node;
}

// node_modules/yaml/browser/dist/compose/resolve-block-scalar.js
function resolveBlockScalar(ctx, scalar, onError) {
	const start = scalar.offset;
	const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
	if (!header) return {
		value: "",
		type: null,
		comment: "",
		range: [
			start,
			start,
			start
		]
	};
	const type = header.mode === ">" ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL;
	const lines = scalar.source ? splitLines(scalar.source) : [];
	let chompStart = lines.length;
	for (let i = lines.length - 1; i >= 0; --i) {
		const content = lines[i][1];
		if (content === "" || content === "\r") chompStart = i;
		else break;
	}
	if (chompStart === 0) {
		const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
		let end = start + header.length;
		if (scalar.source) end += scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	let trimIndent = scalar.indent + header.indent;
	let offset = scalar.offset + header.length;
	let contentStart = 0;
	for (let i = 0; i < chompStart; ++i) {
		const [indent, content] = lines[i];
		if (content === "" || content === "\r") {
			if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
		} else {
			if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
			if (header.indent === 0) trimIndent = indent.length;
			contentStart = i;
			if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
			break;
		}
		offset += indent.length + content.length + 1;
	}
	for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
	let value = "";
	let sep = "";
	let prevMoreIndented = false;
	for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
	for (let i = contentStart; i < chompStart; ++i) {
		let [indent, content] = lines[i];
		offset += indent.length + content.length + 1;
		const crlf = content[content.length - 1] === "\r";
		if (crlf) content = content.slice(0, -1);
		/* istanbul ignore if already caught in lexer */
		if (content && indent.length < trimIndent) {
			const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
			onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
			indent = "";
		}
		if (type === Scalar.BLOCK_LITERAL) {
			value += sep + indent.slice(trimIndent) + content;
			sep = "\n";
		} else if (indent.length > trimIndent || content[0] === "	") {
			if (sep === " ") sep = "\n";
			else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
			value += sep + indent.slice(trimIndent) + content;
			sep = "\n";
			prevMoreIndented = true;
		} else if (content === "") {
			if (sep === "\n") value += "\n";
			else sep = "\n";
		} else {
			value += sep + content;
			sep = " ";
			prevMoreIndented = false;
		}
	}
	switch (header.chomp) {
		case "-": break;
		case "+":
			for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
			if (value[value.length - 1] !== "\n") value += "\n";
			break;
		default: value += "\n";
	}
	const end = start + header.length + scalar.source.length;
	return {
		value,
		type,
		comment: header.comment,
		range: [
			start,
			end,
			end
		]
	};
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
	/* istanbul ignore if should not happen */
	if (props[0].type !== "block-scalar-header") {
		onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
		return null;
	}
	const { source } = props[0];
	const mode = source[0];
	let indent = 0;
	let chomp = "";
	let error = -1;
	for (let i = 1; i < source.length; ++i) {
		const ch = source[i];
		if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
		else {
			const n = Number(ch);
			if (!indent && n) indent = n;
			else if (error === -1) error = offset + i;
		}
	}
	if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
	let hasSpace = false;
	let comment = "";
	let length = source.length;
	for (let i = 1; i < props.length; ++i) {
		const token = props[i];
		switch (token.type) {
			case "space": hasSpace = true;
			case "newline":
				length += token.source.length;
				break;
			case "comment":
				if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
				length += token.source.length;
				comment = token.source.substring(1);
				break;
			case "error":
				onError(token, "UNEXPECTED_TOKEN", token.message);
				length += token.source.length;
				break;
			/* istanbul ignore next should not happen */
			default: {
				onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
				const ts = token.source;
				if (ts && typeof ts === "string") length += ts.length;
			}
		}
	}
	return {
		mode,
		indent,
		chomp,
		comment,
		length
	};
}
function splitLines(source) {
	const split = source.split(/\n( *)/);
	const first = split[0];
	const m = first.match(/^( *)/);
	const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
	for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
	return lines;
}

// node_modules/yaml/browser/dist/compose/resolve-flow-scalar.js
function resolveFlowScalar(scalar, strict, onError) {
	const { offset, type, source, end } = scalar;
	let _type;
	let value;
	const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
	switch (type) {
		case "scalar":
			_type = Scalar.PLAIN;
			value = plainValue(source, _onError);
			break;
		case "single-quoted-scalar":
			_type = Scalar.QUOTE_SINGLE;
			value = singleQuotedValue(source, _onError);
			break;
		case "double-quoted-scalar":
			_type = Scalar.QUOTE_DOUBLE;
			value = doubleQuotedValue(source, _onError);
			break;
		/* istanbul ignore next should not happen */
		default:
			onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
			return {
				value: "",
				type: null,
				comment: "",
				range: [
					offset,
					offset + source.length,
					offset + source.length
				]
			};
	}
	const valueEnd = offset + source.length;
	const re = resolveEnd(end, valueEnd, strict, onError);
	return {
		value,
		type: _type,
		comment: re.comment,
		range: [
			offset,
			valueEnd,
			re.offset
		]
	};
}
function plainValue(source, onError) {
	let badChar = "";
	switch (source[0]) {
		/* istanbul ignore next should not happen */
		case "	":
			badChar = "a tab character";
			break;
		case ",":
			badChar = "flow indicator character ,";
			break;
		case "%":
			badChar = "directive indicator character %";
			break;
		case "|":
		case ">":
			badChar = `block scalar indicator ${source[0]}`;
			break;
		case "@":
		case "`": badChar = `reserved character ${source[0]}`;
	}
	if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
	return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
	if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
	return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
	const line = /(.*?)\r?\n/sy;
	let match = line.exec(source);
	if (!match) return source;
	let trimEnd, trimBoth;
	try {
		trimEnd = new RegExp("(?<![ 	])[ 	]+$");
		trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
	} catch {
		trimEnd = /[ \t]+$/;
		trimBoth = /^[ \t]+|[ \t]+$/g;
	}
	let res = match[1].replace(trimEnd, "");
	let sep = " ";
	let pos = line.lastIndex;
	while (match = line.exec(source)) {
		const lm = match[1].replace(trimBoth, "");
		if (lm === "") {
			if (sep === "\n") res += sep;
			else sep = "\n";
		} else {
			res += sep + lm;
			sep = " ";
		}
		pos = line.lastIndex;
	}
	const last = /[ \t]*(.*)/sy;
	last.lastIndex = pos;
	match = last.exec(source);
	return res + sep + (match?.[1] ?? "");
}
function doubleQuotedValue(source, onError) {
	let res = "";
	for (let i = 1; i < source.length - 1; ++i) {
		const ch = source[i];
		if (ch === "\r" && source[i + 1] === "\n") continue;
		if (ch === "\n") {
			const { fold, offset } = foldNewline(source, i);
			res += fold;
			i = offset;
		} else if (ch === "\\") {
			let next = source[++i];
			const cc = escapeCodes[next];
			if (cc) res += cc;
			else if (next === "\n") {
				next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
			} else if (next === "\r" && source[i + 1] === "\n") {
				next = source[++i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
			} else if (next === "x" || next === "u" || next === "U") {
				const length = next === "x" ? 2 : next === "u" ? 4 : 8;
				res += parseCharCode(source, i + 1, length, onError);
				i += length;
			} else {
				const raw = source.substr(i - 1, 2);
				onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
				res += raw;
			}
		} else if (ch === " " || ch === "	") {
			const wsStart = i;
			let next = source[i + 1];
			while (next === " " || next === "	") next = source[++i + 1];
			if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
		} else res += ch;
	}
	if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
	return res;
}
function foldNewline(source, offset) {
	let fold = "";
	let ch = source[offset + 1];
	while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
		if (ch === "\r" && source[offset + 2] !== "\n") break;
		if (ch === "\n") fold += "\n";
		offset += 1;
		ch = source[offset + 1];
	}
	if (!fold) fold = " ";
	return {
		fold,
		offset
	};
}
const escapeCodes = {
	"0": "\0",
	a: "\x07",
	b: "\b",
	e: "\x1B",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v",
	N: "",
	_: "\xA0",
	L: "\u2028",
	P: "\u2029",
	" ": " ",
	"\"": "\"",
	"/": "/",
	"\\": "\\",
	"	": "	"
};
function parseCharCode(source, offset, length, onError) {
	const cc = source.substr(offset, length);
	const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
	try {
		return String.fromCodePoint(code);
	} catch {
		const raw = source.substr(offset - 2, length + 2);
		onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
		return raw;
	}
}

// node_modules/yaml/browser/dist/compose/compose-scalar.js
function composeScalar(ctx, token, tagToken, onError) {
	const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar(ctx, token, onError) : resolveFlowScalar(token, ctx.options.strict, onError);
	const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
	let tag;
	if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[SCALAR$1];
	else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
	else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
	else tag = ctx.schema[SCALAR$1];
	let scalar;
	try {
		const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
		scalar = isScalar(res) ? res : new Scalar(res);
	} catch (error) {
		const msg = error instanceof Error ? error.message : String(error);
		onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
		scalar = new Scalar(value);
	}
	scalar.range = range;
	scalar.source = value;
	if (type) scalar.type = type;
	if (tagName) scalar.tag = tagName;
	if (tag.format) scalar.format = tag.format;
	if (comment) scalar.comment = comment;
	return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
	if (tagName === "!") return schema[SCALAR$1];
	const matchWithTest = [];
	for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
		if (tag.default && tag.test) matchWithTest.push(tag);
		else return tag;
	}
	for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
	const kt = schema.knownTags[tagName];
	if (kt && !kt.collection) {
		schema.tags.push(Object.assign({}, kt, {
			default: false,
			test: void 0
		}));
		return kt;
	}
	onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
	return schema[SCALAR$1];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
	const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[SCALAR$1];
	if (schema.compat) {
		const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[SCALAR$1];
		if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
	}
	return tag;
}

// node_modules/yaml/browser/dist/compose/util-empty-scalar-position.js
function emptyScalarPosition(offset, before, pos) {
	if (before) {
		pos ?? (pos = before.length);
		for (let i = pos - 1; i >= 0; --i) {
			let st = before[i];
			switch (st.type) {
				case "space":
				case "comment":
				case "newline":
					offset -= st.source.length;
					continue;
			}
			st = before[++i];
			while (st?.type === "space") {
				offset += st.source.length;
				st = before[++i];
			}
			break;
		}
	}
	return offset;
}

// node_modules/yaml/browser/dist/compose/compose-node.js
const CN = {
	composeNode,
	composeEmptyNode
};
function composeNode(ctx, token, props, onError) {
	const atKey = ctx.atKey;
	const { spaceBefore, comment, anchor, tag } = props;
	let node;
	let isSrcToken = true;
	switch (token.type) {
		case "alias":
			node = composeAlias(ctx, token, onError);
			if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
			break;
		case "scalar":
		case "single-quoted-scalar":
		case "double-quoted-scalar":
		case "block-scalar":
			node = composeScalar(ctx, token, tag, onError);
			if (anchor) node.anchor = anchor.source.substring(1);
			break;
		case "block-map":
		case "block-seq":
		case "flow-collection":
			try {
				node = composeCollection(CN, ctx, token, props, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
			} catch (error) {
				onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
			}
			break;
		default:
			onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
			isSrcToken = false;
	}
	node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
	if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
	if (atKey && ctx.options.stringKeys && (!isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
	if (spaceBefore) node.spaceBefore = true;
	if (comment) {
		if (token.type === "scalar" && token.source === "") node.comment = comment;
		else node.commentBefore = comment;
	}
	if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
	return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
	const token = {
		type: "scalar",
		offset: emptyScalarPosition(offset, before, pos),
		indent: -1,
		source: ""
	};
	const node = composeScalar(ctx, token, tag, onError);
	if (anchor) {
		node.anchor = anchor.source.substring(1);
		if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
	}
	if (spaceBefore) node.spaceBefore = true;
	if (comment) {
		node.comment = comment;
		node.range[2] = end;
	}
	return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
	const alias = new Alias(source.substring(1));
	if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
	if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
	const valueEnd = offset + source.length;
	const re = resolveEnd(end, valueEnd, options.strict, onError);
	alias.range = [
		offset,
		valueEnd,
		re.offset
	];
	if (re.comment) alias.comment = re.comment;
	return alias;
}

// node_modules/yaml/browser/dist/compose/compose-doc.js
function composeDoc(options, directives, { offset, start, value, end }, onError) {
	const opts = Object.assign({ _directives: directives }, options);
	const doc = new Document(void 0, opts);
	const ctx = {
		atKey: false,
		atRoot: true,
		directives: doc.directives,
		options: doc.options,
		schema: doc.schema
	};
	const props = resolveProps(start, {
		indicator: "doc-start",
		next: value ?? end?.[0],
		offset,
		onError,
		parentIndent: 0,
		startOnNewline: true
	});
	if (props.found) {
		doc.directives.docStart = true;
		if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
	}
	doc.contents = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
	const contentEnd = doc.contents.range[2];
	const re = resolveEnd(end, contentEnd, false, onError);
	if (re.comment) doc.comment = re.comment;
	doc.range = [
		offset,
		contentEnd,
		re.offset
	];
	return doc;
}

// node_modules/yaml/browser/dist/compose/composer.js
function getErrorPos(src) {
	if (typeof src === "number") return [src, src + 1];
	if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
	const { offset, source } = src;
	return [offset, offset + (typeof source === "string" ? source.length : 1)];
}
function parsePrelude(prelude) {
	let comment = "";
	let atComment = false;
	let afterEmptyLine = false;
	for (let i = 0; i < prelude.length; ++i) {
		const source = prelude[i];
		switch (source[0]) {
			case "#":
				comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
				atComment = true;
				afterEmptyLine = false;
				break;
			case "%":
				if (prelude[i + 1]?.[0] !== "#") i += 1;
				atComment = false;
				break;
			default:
				if (!atComment) afterEmptyLine = true;
				atComment = false;
		}
	}
	return {
		comment,
		afterEmptyLine
	};
}
var Composer = class {
	constructor(options = {}) {
		this.doc = null;
		this.atDirectives = false;
		this.prelude = [];
		this.errors = [];
		this.warnings = [];
		this.onError = (source, code, message, warning) => {
			const pos = getErrorPos(source);
			if (warning) this.warnings.push(new YAMLWarning(pos, code, message));
			else this.errors.push(new YAMLParseError(pos, code, message));
		};
		this.directives = new Directives({ version: options.version || "1.2" });
		this.options = options;
	}
	decorate(doc, afterDoc) {
		const { comment, afterEmptyLine } = parsePrelude(this.prelude);
		if (comment) {
			const dc = doc.contents;
			if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
			else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
			else if (isCollection(dc) && !dc.flow && dc.items.length > 0) {
				let it = dc.items[0];
				if (isPair(it)) it = it.key;
				const cb = it.commentBefore;
				it.commentBefore = cb ? `${comment}\n${cb}` : comment;
			} else {
				const cb = dc.commentBefore;
				dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
			}
		}
		if (afterDoc) {
			for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
			for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
		} else {
			doc.errors = this.errors;
			doc.warnings = this.warnings;
		}
		this.prelude = [];
		this.errors = [];
		this.warnings = [];
	}
	streamInfo() {
		return {
			comment: parsePrelude(this.prelude).comment,
			directives: this.directives,
			errors: this.errors,
			warnings: this.warnings
		};
	}
	*compose(tokens, forceDoc = false, endOffset = -1) {
		for (const token of tokens) yield* this.next(token);
		yield* this.end(forceDoc, endOffset);
	}
	*next(token) {
		switch (token.type) {
			case "directive":
				this.directives.add(token.source, (offset, message, warning) => {
					const pos = getErrorPos(token);
					pos[0] += offset;
					this.onError(pos, "BAD_DIRECTIVE", message, warning);
				});
				this.prelude.push(token.source);
				this.atDirectives = true;
				break;
			case "document": {
				const doc = composeDoc(this.options, this.directives, token, this.onError);
				if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
				this.decorate(doc, false);
				if (this.doc) yield this.doc;
				this.doc = doc;
				this.atDirectives = false;
				break;
			}
			case "byte-order-mark":
			case "space": break;
			case "comment":
			case "newline":
				this.prelude.push(token.source);
				break;
			case "error": {
				const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
				const error = new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
				if (this.atDirectives || !this.doc) this.errors.push(error);
				else this.doc.errors.push(error);
				break;
			}
			case "doc-end": {
				if (!this.doc) {
					this.errors.push(new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
					break;
				}
				this.doc.directives.docEnd = true;
				const end = resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
				this.decorate(this.doc, true);
				if (end.comment) {
					const dc = this.doc.comment;
					this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
				}
				this.doc.range[2] = end.offset;
				break;
			}
			default: this.errors.push(new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
		}
	}
	*end(forceDoc = false, endOffset = -1) {
		if (this.doc) {
			this.decorate(this.doc, true);
			yield this.doc;
			this.doc = null;
		} else if (forceDoc) {
			const opts = Object.assign({ _directives: this.directives }, this.options);
			const doc = new Document(void 0, opts);
			if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
			doc.range = [
				0,
				endOffset,
				endOffset
			];
			this.decorate(doc, false);
			yield doc;
		}
	}
};

// node_modules/yaml/browser/dist/parse/cst-visit.js
const BREAK = Symbol("break visit");
const SKIP = Symbol("skip children");
const REMOVE = Symbol("remove item");
function visit(cst, visitor) {
	if ("type" in cst && cst.type === "document") cst = {
		start: cst.start,
		value: cst.value
	};
	_visit(Object.freeze([]), cst, visitor);
}
visit.BREAK = BREAK;
visit.SKIP = SKIP;
visit.REMOVE = REMOVE;
visit.itemAtPath = (cst, path) => {
	let item = cst;
	for (const [field, index] of path) {
		const tok = item?.[field];
		if (tok && "items" in tok) item = tok.items[index];
		else return void 0;
	}
	return item;
};
visit.parentCollection = (cst, path) => {
	const parent = visit.itemAtPath(cst, path.slice(0, -1));
	const field = path[path.length - 1][0];
	const coll = parent?.[field];
	if (coll && "items" in coll) return coll;
	throw new Error("Parent collection not found");
};
function _visit(path, item, visitor) {
	let ctrl = visitor(item, path);
	if (typeof ctrl === "symbol") return ctrl;
	for (const field of ["key", "value"]) {
		const token = item[field];
		if (token && "items" in token) {
			for (let i = 0; i < token.items.length; ++i) {
				const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
				if (typeof ci === "number") i = ci - 1;
				else if (ci === BREAK) return BREAK;
				else if (ci === REMOVE) {
					token.items.splice(i, 1);
					i -= 1;
				}
			}
			if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
		}
	}
	return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
}

// node_modules/yaml/browser/dist/parse/cst.js
const BOM = "﻿";
const DOCUMENT = "";
const FLOW_END = "";
const SCALAR = "";
function tokenType(source) {
	switch (source) {
		case "﻿": return "byte-order-mark";
		case "": return "doc-mode";
		case "": return "flow-error-end";
		case "": return "scalar";
		case "---": return "doc-start";
		case "...": return "doc-end";
		case "":
		case "\n":
		case "\r\n": return "newline";
		case "-": return "seq-item-ind";
		case "?": return "explicit-key-ind";
		case ":": return "map-value-ind";
		case "{": return "flow-map-start";
		case "}": return "flow-map-end";
		case "[": return "flow-seq-start";
		case "]": return "flow-seq-end";
		case ",": return "comma";
	}
	switch (source[0]) {
		case " ":
		case "	": return "space";
		case "#": return "comment";
		case "%": return "directive-line";
		case "*": return "alias";
		case "&": return "anchor";
		case "!": return "tag";
		case "'": return "single-quoted-scalar";
		case "\"": return "double-quoted-scalar";
		case "|":
		case ">": return "block-scalar-header";
	}
	return null;
}

// node_modules/yaml/browser/dist/parse/lexer.js
function isEmpty(ch) {
	switch (ch) {
		case void 0:
		case " ":
		case "\n":
		case "\r":
		case "	": return true;
		default: return false;
	}
}
const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
var Lexer = class {
	constructor() {
		this.atEnd = false;
		this.blockScalarIndent = -1;
		this.blockScalarKeep = false;
		this.buffer = "";
		this.flowKey = false;
		this.flowLevel = 0;
		this.indentNext = 0;
		this.indentValue = 0;
		this.lineEndPos = null;
		this.next = null;
		this.pos = 0;
	}
	*lex(source, incomplete = false) {
		if (source) {
			if (typeof source !== "string") throw TypeError("source is not a string");
			this.buffer = this.buffer ? this.buffer + source : source;
			this.lineEndPos = null;
		}
		this.atEnd = !incomplete;
		let next = this.next ?? "stream";
		while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
	}
	atLineEnd() {
		let i = this.pos;
		let ch = this.buffer[i];
		while (ch === " " || ch === "	") ch = this.buffer[++i];
		if (!ch || ch === "#" || ch === "\n") return true;
		if (ch === "\r") return this.buffer[i + 1] === "\n";
		return false;
	}
	charAt(n) {
		return this.buffer[this.pos + n];
	}
	continueScalar(offset) {
		let ch = this.buffer[offset];
		if (this.indentNext > 0) {
			let indent = 0;
			while (ch === " ") ch = this.buffer[++indent + offset];
			if (ch === "\r") {
				const next = this.buffer[indent + offset + 1];
				if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
			}
			return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
		}
		if (ch === "-" || ch === ".") {
			const dt = this.buffer.substr(offset, 3);
			if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
		}
		return offset;
	}
	getLine() {
		let end = this.lineEndPos;
		if (typeof end !== "number" || end !== -1 && end < this.pos) {
			end = this.buffer.indexOf("\n", this.pos);
			this.lineEndPos = end;
		}
		if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
		if (this.buffer[end - 1] === "\r") end -= 1;
		return this.buffer.substring(this.pos, end);
	}
	hasChars(n) {
		return this.pos + n <= this.buffer.length;
	}
	setNext(state) {
		this.buffer = this.buffer.substring(this.pos);
		this.pos = 0;
		this.lineEndPos = null;
		this.next = state;
		return null;
	}
	peek(n) {
		return this.buffer.substr(this.pos, n);
	}
	*parseNext(next) {
		switch (next) {
			case "stream": return yield* this.parseStream();
			case "line-start": return yield* this.parseLineStart();
			case "block-start": return yield* this.parseBlockStart();
			case "doc": return yield* this.parseDocument();
			case "flow": return yield* this.parseFlowCollection();
			case "quoted-scalar": return yield* this.parseQuotedScalar();
			case "block-scalar": return yield* this.parseBlockScalar();
			case "plain-scalar": return yield* this.parsePlainScalar();
		}
	}
	*parseStream() {
		let line = this.getLine();
		if (line === null) return this.setNext("stream");
		if (line[0] === "﻿") {
			yield* this.pushCount(1);
			line = line.substring(1);
		}
		if (line[0] === "%") {
			let dirEnd = line.length;
			let cs = line.indexOf("#");
			while (cs !== -1) {
				const ch = line[cs - 1];
				if (ch === " " || ch === "	") {
					dirEnd = cs - 1;
					break;
				} else cs = line.indexOf("#", cs + 1);
			}
			while (true) {
				const ch = line[dirEnd - 1];
				if (ch === " " || ch === "	") dirEnd -= 1;
				else break;
			}
			const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
			yield* this.pushCount(line.length - n);
			this.pushNewline();
			return "stream";
		}
		if (this.atLineEnd()) {
			const sp = yield* this.pushSpaces(true);
			yield* this.pushCount(line.length - sp);
			yield* this.pushNewline();
			return "stream";
		}
		yield "";
		return yield* this.parseLineStart();
	}
	*parseLineStart() {
		const ch = this.charAt(0);
		if (!ch && !this.atEnd) return this.setNext("line-start");
		if (ch === "-" || ch === ".") {
			if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
			const s = this.peek(3);
			if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
				yield* this.pushCount(3);
				this.indentValue = 0;
				this.indentNext = 0;
				return s === "---" ? "doc" : "stream";
			}
		}
		this.indentValue = yield* this.pushSpaces(false);
		if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
		return yield* this.parseBlockStart();
	}
	*parseBlockStart() {
		const [ch0, ch1] = this.peek(2);
		if (!ch1 && !this.atEnd) return this.setNext("block-start");
		if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
			const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
			this.indentNext = this.indentValue + 1;
			this.indentValue += n;
			return "block-start";
		}
		return "doc";
	}
	*parseDocument() {
		yield* this.pushSpaces(true);
		const line = this.getLine();
		if (line === null) return this.setNext("doc");
		let n = yield* this.pushIndicators();
		switch (line[n]) {
			case "#": yield* this.pushCount(line.length - n);
			case void 0:
				yield* this.pushNewline();
				return yield* this.parseLineStart();
			case "{":
			case "[":
				yield* this.pushCount(1);
				this.flowKey = false;
				this.flowLevel = 1;
				return "flow";
			case "}":
			case "]":
				yield* this.pushCount(1);
				return "doc";
			case "*":
				yield* this.pushUntil(isNotAnchorChar);
				return "doc";
			case "\"":
			case "'": return yield* this.parseQuotedScalar();
			case "|":
			case ">":
				n += yield* this.parseBlockScalarHeader();
				n += yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - n);
				yield* this.pushNewline();
				return yield* this.parseBlockScalar();
			default: return yield* this.parsePlainScalar();
		}
	}
	*parseFlowCollection() {
		let nl, sp;
		let indent = -1;
		do {
			nl = yield* this.pushNewline();
			if (nl > 0) {
				sp = yield* this.pushSpaces(false);
				this.indentValue = indent = sp;
			} else sp = 0;
			sp += yield* this.pushSpaces(true);
		} while (nl + sp > 0);
		const line = this.getLine();
		if (line === null) return this.setNext("flow");
		if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
			if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
				this.flowLevel = 0;
				yield "";
				return yield* this.parseLineStart();
			}
		}
		let n = 0;
		while (line[n] === ",") {
			n += yield* this.pushCount(1);
			n += yield* this.pushSpaces(true);
			this.flowKey = false;
		}
		n += yield* this.pushIndicators();
		switch (line[n]) {
			case void 0: return "flow";
			case "#":
				yield* this.pushCount(line.length - n);
				return "flow";
			case "{":
			case "[":
				yield* this.pushCount(1);
				this.flowKey = false;
				this.flowLevel += 1;
				return "flow";
			case "}":
			case "]":
				yield* this.pushCount(1);
				this.flowKey = true;
				this.flowLevel -= 1;
				return this.flowLevel ? "flow" : "doc";
			case "*":
				yield* this.pushUntil(isNotAnchorChar);
				return "flow";
			case "\"":
			case "'":
				this.flowKey = true;
				return yield* this.parseQuotedScalar();
			case ":": {
				const next = this.charAt(1);
				if (this.flowKey || isEmpty(next) || next === ",") {
					this.flowKey = false;
					yield* this.pushCount(1);
					yield* this.pushSpaces(true);
					return "flow";
				}
			}
			default:
				this.flowKey = false;
				return yield* this.parsePlainScalar();
		}
	}
	*parseQuotedScalar() {
		const quote = this.charAt(0);
		let end = this.buffer.indexOf(quote, this.pos + 1);
		if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
		else while (end !== -1) {
			let n = 0;
			while (this.buffer[end - 1 - n] === "\\") n += 1;
			if (n % 2 === 0) break;
			end = this.buffer.indexOf("\"", end + 1);
		}
		const qb = this.buffer.substring(0, end);
		let nl = qb.indexOf("\n", this.pos);
		if (nl !== -1) {
			while (nl !== -1) {
				const cs = this.continueScalar(nl + 1);
				if (cs === -1) break;
				nl = qb.indexOf("\n", cs);
			}
			if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
		}
		if (end === -1) {
			if (!this.atEnd) return this.setNext("quoted-scalar");
			end = this.buffer.length;
		}
		yield* this.pushToIndex(end + 1, false);
		return this.flowLevel ? "flow" : "doc";
	}
	*parseBlockScalarHeader() {
		this.blockScalarIndent = -1;
		this.blockScalarKeep = false;
		let i = this.pos;
		while (true) {
			const ch = this.buffer[++i];
			if (ch === "+") this.blockScalarKeep = true;
			else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
			else if (ch !== "-") break;
		}
		return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
	}
	*parseBlockScalar() {
		let nl = this.pos - 1;
		let indent = 0;
		let ch;
		loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
			case " ":
				indent += 1;
				break;
			case "\n":
				nl = i;
				indent = 0;
				break;
			case "\r": {
				const next = this.buffer[i + 1];
				if (!next && !this.atEnd) return this.setNext("block-scalar");
				if (next === "\n") break;
			}
			default: break loop;
		}
		if (!ch && !this.atEnd) return this.setNext("block-scalar");
		if (indent >= this.indentNext) {
			if (this.blockScalarIndent === -1) this.indentNext = indent;
			else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
			do {
				const cs = this.continueScalar(nl + 1);
				if (cs === -1) break;
				nl = this.buffer.indexOf("\n", cs);
			} while (nl !== -1);
			if (nl === -1) {
				if (!this.atEnd) return this.setNext("block-scalar");
				nl = this.buffer.length;
			}
		}
		let i = nl + 1;
		ch = this.buffer[i];
		while (ch === " ") ch = this.buffer[++i];
		if (ch === "	") {
			while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
			nl = i - 1;
		} else if (!this.blockScalarKeep) do {
			let i = nl - 1;
			let ch = this.buffer[i];
			if (ch === "\r") ch = this.buffer[--i];
			const lastChar = i;
			while (ch === " ") ch = this.buffer[--i];
			if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
			else break;
		} while (true);
		yield "";
		yield* this.pushToIndex(nl + 1, true);
		return yield* this.parseLineStart();
	}
	*parsePlainScalar() {
		const inFlow = this.flowLevel > 0;
		let end = this.pos - 1;
		let i = this.pos - 1;
		let ch;
		while (ch = this.buffer[++i]) if (ch === ":") {
			const next = this.buffer[i + 1];
			if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
			end = i;
		} else if (isEmpty(ch)) {
			let next = this.buffer[i + 1];
			if (ch === "\r") {
				if (next === "\n") {
					i += 1;
					ch = "\n";
					next = this.buffer[i + 1];
				} else end = i;
			}
			if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
			if (ch === "\n") {
				const cs = this.continueScalar(i + 1);
				if (cs === -1) break;
				i = Math.max(i, cs - 2);
			}
		} else {
			if (inFlow && flowIndicatorChars.has(ch)) break;
			end = i;
		}
		if (!ch && !this.atEnd) return this.setNext("plain-scalar");
		yield "";
		yield* this.pushToIndex(end + 1, true);
		return inFlow ? "flow" : "doc";
	}
	*pushCount(n) {
		if (n > 0) {
			yield this.buffer.substr(this.pos, n);
			this.pos += n;
			return n;
		}
		return 0;
	}
	*pushToIndex(i, allowEmpty) {
		const s = this.buffer.slice(this.pos, i);
		if (s) {
			yield s;
			this.pos += s.length;
			return s.length;
		} else if (allowEmpty) yield "";
		return 0;
	}
	*pushIndicators() {
		let n = 0;
		loop: while (true) {
			switch (this.charAt(0)) {
				case "!":
					n += yield* this.pushTag();
					n += yield* this.pushSpaces(true);
					continue loop;
				case "&":
					n += yield* this.pushUntil(isNotAnchorChar);
					n += yield* this.pushSpaces(true);
					continue loop;
				case "-":
				case "?":
				case ":": {
					const inFlow = this.flowLevel > 0;
					const ch1 = this.charAt(1);
					if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
						if (!inFlow) this.indentNext = this.indentValue + 1;
						else if (this.flowKey) this.flowKey = false;
						n += yield* this.pushCount(1);
						n += yield* this.pushSpaces(true);
						continue loop;
					}
				}
			}
			break loop;
		}
		return n;
	}
	*pushTag() {
		if (this.charAt(1) === "<") {
			let i = this.pos + 2;
			let ch = this.buffer[i];
			while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
			return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
		} else {
			let i = this.pos + 1;
			let ch = this.buffer[i];
			while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
			else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
			else break;
			return yield* this.pushToIndex(i, false);
		}
	}
	*pushNewline() {
		const ch = this.buffer[this.pos];
		if (ch === "\n") return yield* this.pushCount(1);
		else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
		else return 0;
	}
	*pushSpaces(allowTabs) {
		let i = this.pos - 1;
		let ch;
		do
			ch = this.buffer[++i];
		while (ch === " " || allowTabs && ch === "	");
		const n = i - this.pos;
		if (n > 0) {
			yield this.buffer.substr(this.pos, n);
			this.pos = i;
		}
		return n;
	}
	*pushUntil(test) {
		let i = this.pos;
		let ch = this.buffer[i];
		while (!test(ch)) ch = this.buffer[++i];
		return yield* this.pushToIndex(i, false);
	}
};

// node_modules/yaml/browser/dist/parse/line-counter.js
var LineCounter = class {
	constructor() {
		this.lineStarts = [];
		this.addNewLine = (offset) => this.lineStarts.push(offset);
		this.linePos = (offset) => {
			let low = 0;
			let high = this.lineStarts.length;
			while (low < high) {
				const mid = low + high >> 1;
				if (this.lineStarts[mid] < offset) low = mid + 1;
				else high = mid;
			}
			if (this.lineStarts[low] === offset) return {
				line: low + 1,
				col: 1
			};
			if (low === 0) return {
				line: 0,
				col: offset
			};
			const start = this.lineStarts[low - 1];
			return {
				line: low,
				col: offset - start + 1
			};
		};
	}
};

// node_modules/yaml/browser/dist/parse/parser.js
function includesToken(list, type) {
	for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
	return false;
}
function findNonEmptyIndex(list) {
	for (let i = 0; i < list.length; ++i) switch (list[i].type) {
		case "space":
		case "comment":
		case "newline": break;
		default: return i;
	}
	return -1;
}
function isFlowToken(token) {
	switch (token?.type) {
		case "alias":
		case "scalar":
		case "single-quoted-scalar":
		case "double-quoted-scalar":
		case "flow-collection": return true;
		default: return false;
	}
}
function getPrevProps(parent) {
	switch (parent.type) {
		case "document": return parent.start;
		case "block-map": {
			const it = parent.items[parent.items.length - 1];
			return it.sep ?? it.start;
		}
		case "block-seq": return parent.items[parent.items.length - 1].start;
		/* istanbul ignore next should not happen */
		default: return [];
	}
}
function getFirstKeyStartProps(prev) {
	if (prev.length === 0) return [];
	let i = prev.length;
	loop: while (--i >= 0) switch (prev[i].type) {
		case "doc-start":
		case "explicit-key-ind":
		case "map-value-ind":
		case "seq-item-ind":
		case "newline": break loop;
	}
	while (prev[++i]?.type === "space");
	return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
	if (source.length < 1e5) Array.prototype.push.apply(target, source);
	else for (let i = 0; i < source.length; ++i) target.push(source[i]);
}
function fixFlowSeqItems(fc) {
	if (fc.start.type === "flow-seq-start") {
		for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
			if (it.key) it.value = it.key;
			delete it.key;
			if (isFlowToken(it.value)) {
				if (it.value.end) arrayPushArray(it.value.end, it.sep);
				else it.value.end = it.sep;
			} else arrayPushArray(it.start, it.sep);
			delete it.sep;
		}
	}
}
var Parser = class {
	constructor(onNewLine) {
		this.atNewLine = true;
		this.atScalar = false;
		this.indent = 0;
		this.offset = 0;
		this.onKeyLine = false;
		this.stack = [];
		this.source = "";
		this.type = "";
		this.lexer = new Lexer();
		this.onNewLine = onNewLine;
	}
	*parse(source, incomplete = false) {
		if (this.onNewLine && this.offset === 0) this.onNewLine(0);
		for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
		if (!incomplete) yield* this.end();
	}
	*next(source) {
		this.source = source;
		if (this.atScalar) {
			this.atScalar = false;
			yield* this.step();
			this.offset += source.length;
			return;
		}
		const type = tokenType(source);
		if (!type) {
			const message = `Not a YAML token: ${source}`;
			yield* this.pop({
				type: "error",
				offset: this.offset,
				message,
				source
			});
			this.offset += source.length;
		} else if (type === "scalar") {
			this.atNewLine = false;
			this.atScalar = true;
			this.type = "scalar";
		} else {
			this.type = type;
			yield* this.step();
			switch (type) {
				case "newline":
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) this.onNewLine(this.offset + source.length);
					break;
				case "space":
					if (this.atNewLine && source[0] === " ") this.indent += source.length;
					break;
				case "explicit-key-ind":
				case "map-value-ind":
				case "seq-item-ind":
					if (this.atNewLine) this.indent += source.length;
					break;
				case "doc-mode":
				case "flow-error-end": return;
				default: this.atNewLine = false;
			}
			this.offset += source.length;
		}
	}
	*end() {
		while (this.stack.length > 0) yield* this.pop();
	}
	get sourceToken() {
		return {
			type: this.type,
			offset: this.offset,
			indent: this.indent,
			source: this.source
		};
	}
	*step() {
		const top = this.peek(1);
		if (this.type === "doc-end" && top?.type !== "doc-end") {
			while (this.stack.length > 0) yield* this.pop();
			this.stack.push({
				type: "doc-end",
				offset: this.offset,
				source: this.source
			});
			return;
		}
		if (!top) return yield* this.stream();
		switch (top.type) {
			case "document": return yield* this.document(top);
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar": return yield* this.scalar(top);
			case "block-scalar": return yield* this.blockScalar(top);
			case "block-map": return yield* this.blockMap(top);
			case "block-seq": return yield* this.blockSequence(top);
			case "flow-collection": return yield* this.flowCollection(top);
			case "doc-end": return yield* this.documentEnd(top);
		}
		/* istanbul ignore next should not happen */
		yield* this.pop();
	}
	peek(n) {
		return this.stack[this.stack.length - n];
	}
	*pop(error) {
		const token = error ?? this.stack.pop();
		/* istanbul ignore if should not happen */
		if (!token) yield {
			type: "error",
			offset: this.offset,
			source: "",
			message: "Tried to pop an empty stack"
		};
		else if (this.stack.length === 0) yield token;
		else {
			const top = this.peek(1);
			if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
			else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
			if (token.type === "flow-collection") fixFlowSeqItems(token);
			switch (top.type) {
				case "document":
					top.value = token;
					break;
				case "block-scalar":
					top.props.push(token);
					break;
				case "block-map": {
					const it = top.items[top.items.length - 1];
					if (it.value) {
						top.items.push({
							start: [],
							key: token,
							sep: []
						});
						this.onKeyLine = true;
						return;
					} else if (it.sep) it.value = token;
					else {
						Object.assign(it, {
							key: token,
							sep: []
						});
						this.onKeyLine = !it.explicitKey;
						return;
					}
					break;
				}
				case "block-seq": {
					const it = top.items[top.items.length - 1];
					if (it.value) top.items.push({
						start: [],
						value: token
					});
					else it.value = token;
					break;
				}
				case "flow-collection": {
					const it = top.items[top.items.length - 1];
					if (!it || it.value) top.items.push({
						start: [],
						key: token,
						sep: []
					});
					else if (it.sep) it.value = token;
					else Object.assign(it, {
						key: token,
						sep: []
					});
					return;
				}
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.pop(token);
			}
			if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
				const last = token.items[token.items.length - 1];
				if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
					if (top.type === "document") top.end = last.start;
					else top.items.push({ start: last.start });
					token.items.splice(-1, 1);
				}
			}
		}
	}
	*stream() {
		switch (this.type) {
			case "directive-line":
				yield {
					type: "directive",
					offset: this.offset,
					source: this.source
				};
				return;
			case "byte-order-mark":
			case "space":
			case "comment":
			case "newline":
				yield this.sourceToken;
				return;
			case "doc-mode":
			case "doc-start": {
				const doc = {
					type: "document",
					offset: this.offset,
					start: []
				};
				if (this.type === "doc-start") doc.start.push(this.sourceToken);
				this.stack.push(doc);
				return;
			}
		}
		yield {
			type: "error",
			offset: this.offset,
			message: `Unexpected ${this.type} token in YAML stream`,
			source: this.source
		};
	}
	*document(doc) {
		if (doc.value) return yield* this.lineEnd(doc);
		switch (this.type) {
			case "doc-start":
				if (findNonEmptyIndex(doc.start) !== -1) {
					yield* this.pop();
					yield* this.step();
				} else doc.start.push(this.sourceToken);
				return;
			case "anchor":
			case "tag":
			case "space":
			case "comment":
			case "newline":
				doc.start.push(this.sourceToken);
				return;
		}
		const bv = this.startBlockValue(doc);
		if (bv) this.stack.push(bv);
		else yield {
			type: "error",
			offset: this.offset,
			message: `Unexpected ${this.type} token in YAML document`,
			source: this.source
		};
	}
	*scalar(scalar) {
		if (this.type === "map-value-ind") {
			const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
			let sep;
			if (scalar.end) {
				sep = scalar.end;
				sep.push(this.sourceToken);
				delete scalar.end;
			} else sep = [this.sourceToken];
			const map = {
				type: "block-map",
				offset: scalar.offset,
				indent: scalar.indent,
				items: [{
					start,
					key: scalar,
					sep
				}]
			};
			this.onKeyLine = true;
			this.stack[this.stack.length - 1] = map;
		} else yield* this.lineEnd(scalar);
	}
	*blockScalar(scalar) {
		switch (this.type) {
			case "space":
			case "comment":
			case "newline":
				scalar.props.push(this.sourceToken);
				return;
			case "scalar":
				scalar.source = this.source;
				this.atNewLine = true;
				this.indent = 0;
				if (this.onNewLine) {
					let nl = this.source.indexOf("\n") + 1;
					while (nl !== 0) {
						this.onNewLine(this.offset + nl);
						nl = this.source.indexOf("\n", nl) + 1;
					}
				}
				yield* this.pop();
				break;
			/* istanbul ignore next should not happen */
			default:
				yield* this.pop();
				yield* this.step();
		}
	}
	*blockMap(map) {
		const it = map.items[map.items.length - 1];
		switch (this.type) {
			case "newline":
				this.onKeyLine = false;
				if (it.value) {
					const end = "end" in it.value ? it.value.end : void 0;
					if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
					else map.items.push({ start: [this.sourceToken] });
				} else if (it.sep) it.sep.push(this.sourceToken);
				else it.start.push(this.sourceToken);
				return;
			case "space":
			case "comment":
				if (it.value) map.items.push({ start: [this.sourceToken] });
				else if (it.sep) it.sep.push(this.sourceToken);
				else {
					if (this.atIndentedComment(it.start, map.indent)) {
						const end = map.items[map.items.length - 2]?.value?.end;
						if (Array.isArray(end)) {
							arrayPushArray(end, it.start);
							end.push(this.sourceToken);
							map.items.pop();
							return;
						}
					}
					it.start.push(this.sourceToken);
				}
				return;
		}
		if (this.indent >= map.indent) {
			const atMapIndent = !this.onKeyLine && this.indent === map.indent;
			const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
			let start = [];
			if (atNextItem && it.sep && !it.value) {
				const nl = [];
				for (let i = 0; i < it.sep.length; ++i) {
					const st = it.sep[i];
					switch (st.type) {
						case "newline":
							nl.push(i);
							break;
						case "space": break;
						case "comment":
							if (st.indent > map.indent) nl.length = 0;
							break;
						default: nl.length = 0;
					}
				}
				if (nl.length >= 2) start = it.sep.splice(nl[1]);
			}
			switch (this.type) {
				case "anchor":
				case "tag":
					if (atNextItem || it.value) {
						start.push(this.sourceToken);
						map.items.push({ start });
						this.onKeyLine = true;
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "explicit-key-ind":
					if (!it.sep && !it.explicitKey) {
						it.start.push(this.sourceToken);
						it.explicitKey = true;
					} else if (atNextItem || it.value) {
						start.push(this.sourceToken);
						map.items.push({
							start,
							explicitKey: true
						});
					} else this.stack.push({
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start: [this.sourceToken],
							explicitKey: true
						}]
					});
					this.onKeyLine = true;
					return;
				case "map-value-ind":
					if (it.explicitKey) {
						if (!it.sep) {
							if (includesToken(it.start, "newline")) Object.assign(it, {
								key: null,
								sep: [this.sourceToken]
							});
							else {
								const start = getFirstKeyStartProps(it.start);
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key: null,
										sep: [this.sourceToken]
									}]
								});
							}
						} else if (it.value) map.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start,
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
							const start = getFirstKeyStartProps(it.start);
							const key = it.key;
							const sep = it.sep;
							sep.push(this.sourceToken);
							delete it.key;
							delete it.sep;
							this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key,
									sep
								}]
							});
						} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
						else it.sep.push(this.sourceToken);
					} else if (!it.sep) Object.assign(it, {
						key: null,
						sep: [this.sourceToken]
					});
					else if (it.value || atNextItem) map.items.push({
						start,
						key: null,
						sep: [this.sourceToken]
					});
					else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start: [],
							key: null,
							sep: [this.sourceToken]
						}]
					});
					else it.sep.push(this.sourceToken);
					this.onKeyLine = true;
					return;
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": {
					const fs = this.flowScalar(this.type);
					if (atNextItem || it.value) {
						map.items.push({
							start,
							key: fs,
							sep: []
						});
						this.onKeyLine = true;
					} else if (it.sep) this.stack.push(fs);
					else {
						Object.assign(it, {
							key: fs,
							sep: []
						});
						this.onKeyLine = true;
					}
					return;
				}
				default: {
					const bv = this.startBlockValue(map);
					if (bv) {
						if (bv.type === "block-seq") {
							if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
								yield* this.pop({
									type: "error",
									offset: this.offset,
									message: "Unexpected block-seq-ind on same line with key",
									source: this.source
								});
								return;
							}
						} else if (atMapIndent) map.items.push({ start });
						this.stack.push(bv);
						return;
					}
				}
			}
		}
		yield* this.pop();
		yield* this.step();
	}
	*blockSequence(seq) {
		const it = seq.items[seq.items.length - 1];
		switch (this.type) {
			case "newline":
				if (it.value) {
					const end = "end" in it.value ? it.value.end : void 0;
					if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
					else seq.items.push({ start: [this.sourceToken] });
				} else it.start.push(this.sourceToken);
				return;
			case "space":
			case "comment":
				if (it.value) seq.items.push({ start: [this.sourceToken] });
				else {
					if (this.atIndentedComment(it.start, seq.indent)) {
						const end = seq.items[seq.items.length - 2]?.value?.end;
						if (Array.isArray(end)) {
							arrayPushArray(end, it.start);
							end.push(this.sourceToken);
							seq.items.pop();
							return;
						}
					}
					it.start.push(this.sourceToken);
				}
				return;
			case "anchor":
			case "tag":
				if (it.value || this.indent <= seq.indent) break;
				it.start.push(this.sourceToken);
				return;
			case "seq-item-ind":
				if (this.indent !== seq.indent) break;
				if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
				else it.start.push(this.sourceToken);
				return;
		}
		if (this.indent > seq.indent) {
			const bv = this.startBlockValue(seq);
			if (bv) {
				this.stack.push(bv);
				return;
			}
		}
		yield* this.pop();
		yield* this.step();
	}
	*flowCollection(fc) {
		const it = fc.items[fc.items.length - 1];
		if (this.type === "flow-error-end") {
			let top;
			do {
				yield* this.pop();
				top = this.peek(1);
			} while (top?.type === "flow-collection");
		} else if (fc.end.length === 0) {
			switch (this.type) {
				case "comma":
				case "explicit-key-ind":
					if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
				case "map-value-ind":
					if (!it || it.value) fc.items.push({
						start: [],
						key: null,
						sep: [this.sourceToken]
					});
					else if (it.sep) it.sep.push(this.sourceToken);
					else Object.assign(it, {
						key: null,
						sep: [this.sourceToken]
					});
					return;
				case "space":
				case "comment":
				case "newline":
				case "anchor":
				case "tag":
					if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": {
					const fs = this.flowScalar(this.type);
					if (!it || it.value) fc.items.push({
						start: [],
						key: fs,
						sep: []
					});
					else if (it.sep) this.stack.push(fs);
					else Object.assign(it, {
						key: fs,
						sep: []
					});
					return;
				}
				case "flow-map-end":
				case "flow-seq-end":
					fc.end.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(fc);
			/* istanbul ignore else should not happen */
			if (bv) this.stack.push(bv);
			else {
				yield* this.pop();
				yield* this.step();
			}
		} else {
			const parent = this.peek(2);
			if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
				yield* this.pop();
				yield* this.step();
			} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
				const start = getFirstKeyStartProps(getPrevProps(parent));
				fixFlowSeqItems(fc);
				const sep = fc.end.splice(1, fc.end.length);
				sep.push(this.sourceToken);
				const map = {
					type: "block-map",
					offset: fc.offset,
					indent: fc.indent,
					items: [{
						start,
						key: fc,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(fc);
		}
	}
	flowScalar(type) {
		if (this.onNewLine) {
			let nl = this.source.indexOf("\n") + 1;
			while (nl !== 0) {
				this.onNewLine(this.offset + nl);
				nl = this.source.indexOf("\n", nl) + 1;
			}
		}
		return {
			type,
			offset: this.offset,
			indent: this.indent,
			source: this.source
		};
	}
	startBlockValue(parent) {
		switch (this.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar": return this.flowScalar(this.type);
			case "block-scalar-header": return {
				type: "block-scalar",
				offset: this.offset,
				indent: this.indent,
				props: [this.sourceToken],
				source: ""
			};
			case "flow-map-start":
			case "flow-seq-start": return {
				type: "flow-collection",
				offset: this.offset,
				indent: this.indent,
				start: this.sourceToken,
				items: [],
				end: []
			};
			case "seq-item-ind": return {
				type: "block-seq",
				offset: this.offset,
				indent: this.indent,
				items: [{ start: [this.sourceToken] }]
			};
			case "explicit-key-ind": {
				this.onKeyLine = true;
				const start = getFirstKeyStartProps(getPrevProps(parent));
				start.push(this.sourceToken);
				return {
					type: "block-map",
					offset: this.offset,
					indent: this.indent,
					items: [{
						start,
						explicitKey: true
					}]
				};
			}
			case "map-value-ind": {
				this.onKeyLine = true;
				const start = getFirstKeyStartProps(getPrevProps(parent));
				return {
					type: "block-map",
					offset: this.offset,
					indent: this.indent,
					items: [{
						start,
						key: null,
						sep: [this.sourceToken]
					}]
				};
			}
		}
		return null;
	}
	atIndentedComment(start, indent) {
		if (this.type !== "comment") return false;
		if (this.indent <= indent) return false;
		return start.every((st) => st.type === "newline" || st.type === "space");
	}
	*documentEnd(docEnd) {
		if (this.type !== "doc-mode") {
			if (docEnd.end) docEnd.end.push(this.sourceToken);
			else docEnd.end = [this.sourceToken];
			if (this.type === "newline") yield* this.pop();
		}
	}
	*lineEnd(token) {
		switch (this.type) {
			case "comma":
			case "doc-start":
			case "doc-end":
			case "flow-seq-end":
			case "flow-map-end":
			case "map-value-ind":
				yield* this.pop();
				yield* this.step();
				break;
			case "newline": this.onKeyLine = false;
			default:
				if (token.end) token.end.push(this.sourceToken);
				else token.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
		}
	}
};

// node_modules/yaml/browser/dist/public-api.js
function parseOptions(options) {
	const prettyErrors = options.prettyErrors !== false;
	return {
		lineCounter: options.lineCounter || prettyErrors && new LineCounter() || null,
		prettyErrors
	};
}
function parseDocument(source, options = {}) {
	const { lineCounter, prettyErrors } = parseOptions(options);
	const parser = new Parser(lineCounter?.addNewLine);
	const composer = new Composer(options);
	let doc = null;
	for (const _doc of composer.compose(parser.parse(source), true, source.length)) if (!doc) doc = _doc;
	else if (doc.options.logLevel !== "silent") {
		doc.errors.push(new YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
		break;
	}
	if (prettyErrors && lineCounter) {
		doc.errors.forEach(prettifyError(source, lineCounter));
		doc.warnings.forEach(prettifyError(source, lineCounter));
	}
	return doc;
}

// src/action/config/document.ts
function readDocument(text) {
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: true
	});
	const wrong = [...document.errors, ...document.warnings].map(({ pos, message }) => {
		const { line, col } = lines.linePos(pos[0]);
		return malformed(`line ${line}, column ${col}: ${message}`);
	});
	if (wrong.length > 0) return { mistakes: wrong };
	try {
		return {
			value: document.toJS({ maxAliasCount: 100 }),
			lineOf: (path) => lineOf(document, lines, path)
		};
	} catch (error) {
		return { mistakes: [malformed(error instanceof Error ? error.message : String(error))] };
	}
}
const malformed = (said) => ({
	path: "config",
	said,
	remedy: "Correct the YAML; nothing else in it was looked at."
});
function lineOf(document, lines, path) {
	for (let length = path.length; length > 0; length--) {
		const node = document.getIn(path.slice(0, length), true);
		if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
	}
}
const pathSaid = (path) => path.reduce((said, part) => typeof part === "number" ? `${said}[${part}]` : said === "" ? part : `${said}.${part}`, "");

// src/action/config/written.ts
function stillRight(value, wrong) {
	const copy = structuredClone(value);
	for (const { path } of wrong) remove(copy, path);
	const services = child(copy, "services");
	if (!isMapping(services)) return [];
	return Object.entries(services).filter((entry) => isMapping(entry[1])).map(([name, service]) => ({
		name,
		service
	}));
}
function remove(value, path) {
	const last = path.at(-1);
	const parent = path.slice(0, -1).reduce(child, value);
	if (Array.isArray(parent) && typeof last === "number") parent[last] = void 0;
	else if (isMapping(parent) && last !== void 0) parent[last] = void 0;
}
function child(value, key) {
	if (Array.isArray(value)) return typeof key === "number" ? value[key] : void 0;
	return isMapping(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
const hasHole = (value) => value !== void 0 && Object.values(value).includes(void 0);
const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const writtenTests = (service) => testsIn(service["release-test"], ["release-test"]);
const testsIn = (tests, path) => (tests ?? []).flatMap((test, at) => test === void 0 ? [] : [{
	test,
	path: [...path, at]
}, ...testsIn(test.then, [
	...path,
	at,
	"then"
])]);

// src/action/config/json-paths.ts
async function wrongJsonPaths({ name, service }) {
	const wanted = answersOf(service).flatMap(({ path, json }) => Object.keys(json ?? {}).map((jsonPath) => ({
		jsonPath,
		path: [
			"services",
			name,
			...path,
			"json",
			jsonPath
		]
	})));
	if (wanted.length === 0) return [];
	const { compile } = await Promise.resolve().then(() => require("./json-p3-json-p3.esm.cjs"));
	return wanted.flatMap(({ jsonPath, path }) => {
		try {
			compile(jsonPath);
			return [];
		} catch {
			return [{
				path,
				said: `${JSON.stringify(jsonPath)} is no JSONPath`,
				remedy: "Write one of RFC 9535, such as $.status or $.checks[*].up."
			}];
		}
	});
}
const answersOf = (service) => [
	{
		path: ["ready", "http"],
		json: service.ready?.http?.json
	},
	...writtenTests(service).map(({ test, path }) => ({
		path: [...path, "http"],
		json: test.http?.json
	})),
	{
		path: ["proof"],
		json: service.proof?.json
	},
	{
		path: ["watch", "http"],
		json: service.watch?.http?.json
	},
	{
		path: [
			"retire",
			"busy",
			"http"
		],
		json: service.retire?.busy?.http?.json
	}
];

// src/action/config/rules/routes.ts
const eachRouteIsOneThing = ({ name, service }) => (service.routes ?? []).flatMap((route, at) => {
	const path = [
		"services",
		name,
		"routes",
		at
	];
	if (route === void 0) return [];
	const arns = [route.listener, route.rule].filter((arn) => arn !== void 0);
	if (arns.length > 1) return [{
		path,
		said: "names a listener and a rule",
		remedy: "Make two routes of it."
	}];
	if ((service.routes ?? []).slice(0, at).some((other) => arns[0] && routeArn(other) === arns[0])) return [{
		path,
		said: `${arns[0]} is named twice`,
		remedy: "Name each route once."
	}];
	return [];
});
const eachRouteIsSomething = ({ name, service }) => (service.routes ?? []).flatMap((route, at) => route !== void 0 && Object.keys(route).every((key) => key !== "listener" && key !== "rule") ? [{
	path: [
		"services",
		name,
		"routes",
		at
	],
	said: "names neither a listener nor a rule",
	remedy: "Add `listener` (its default action is switched) or `rule`, with an ARN."
}] : []);
const sidesDiffer = ({ name, service }) => pairsOf$1(name, service).flatMap(({ path, blue, green }) => blue !== void 0 && blue === green ? [{
	path,
	said: "blue and green are the same target group",
	remedy: "Give each side a group of its own."
}] : []);
const previewHeaderIsMatchable = ({ name, service }) => service.preview?.header?.toLowerCase() === "host" ? [{
	path: [
		"services",
		name,
		"preview",
		"header"
	],
	said: "Host is not matched as a header",
	remedy: "Use a header of your own, such as X-Switchover-Preview."
}] : [];
const routeArn = (route) => route?.listener ?? route?.rule;
const listenerOf = (route) => route?.listener ?? route?.rule?.replace(":listener-rule/", ":listener/").replace(/\/[^/]+$/, "");
const balancerOf = (route) => listenerOf(route)?.replace(/\/[^/]+$/, "");
const pairOf = (service, at) => {
	const pair = service.routes?.[at]?.["target-groups"] ?? service["target-groups"];
	return pair?.blue === void 0 || pair.green === void 0 ? void 0 : `${pair.blue} ${pair.green}`;
};
const firstLike = (service, at) => (service.routes ?? []).findIndex((_, i) => pairOf(service, i) === pairOf(service, at));
const previewListeners = (service) => (service.routes ?? []).flatMap((route, at) => {
	const listener = listenerOf(route);
	return firstLike(service, at) === at && listener !== void 0 ? [listener] : [];
});
const firstRouteIsOfTheService = ({ name, service }) => {
	const [first, own] = [pairOf(service, 0), pairOf({
		...service,
		routes: []
	}, 0)];
	if (first === void 0 || own === void 0 || first === own) return [];
	return [{
		path: [
			"services",
			name,
			"routes",
			0,
			"target-groups"
		],
		said: "the first route goes to other target groups than the service's own",
		remedy: `Name these as services.${name}.target-groups, and the others at the routes that go to them.`
	}];
};
const eachBalancerHasItsPair = ({ name, service }) => (service.routes ?? []).flatMap((route, at) => {
	const first = firstLike(service, at);
	const [here, there] = [balancerOf(route), balancerOf(service.routes?.[first])];
	if (pairOf(service, at) === void 0 || here === void 0 || there === void 0 || here === there) return [];
	return [{
		path: [
			"services",
			name,
			"routes",
			at
		],
		said: `is on another load balancer than routes[${first}], which goes to the same target groups`,
		remedy: "Give this route `target-groups` of its own: a target group serves one load balancer."
	}];
});
const prioritiesAreLowEnough = ({ name, service }) => {
	const { priority } = service.preview ?? {};
	const last = priority === void 0 ? 0 : Math.max(...require_preview_priorities.previewPriorities(previewListeners(service), priority));
	return last <= 5e4 ? [] : [{
		path: [
			"services",
			name,
			"preview",
			"priority"
		],
		said: `leaves no room: the preview rules go up to priority ${last}, AWS takes 50000 at most`,
		remedy: "Choose a lower priority."
	}];
};
function pairsOf$1(name, service) {
	const own = service["target-groups"];
	const ofRoutes = (service.routes ?? []).map((route, at) => ({
		path: [
			"services",
			name,
			"routes",
			at,
			"target-groups"
		],
		...route?.["target-groups"]
	}));
	return [{
		path: [
			"services",
			name,
			"target-groups"
		],
		...own
	}, ...ofRoutes].filter(({ blue, green }) => blue !== void 0 || green !== void 0);
}

// src/action/config/rules/between-services.ts
function nothingIsShared(services) {
	const first = /* @__PURE__ */ new Map();
	return services.flatMap((written) => [
		...routeClaims(written),
		...groupClaims(written),
		...priorityClaims(written),
		...placedClaims(written)
	]).flatMap((claim) => {
		const before = first.get(claim.what);
		if (before === void 0) first.set(claim.what, claim);
		if (before === void 0 || before.by === claim.by) return [];
		const owner = before.service === claim.service ? "another place of this service" : `the service ${before.service}`;
		return [{
			path: claim.path,
			said: `${claim.said} is used by ${owner}`,
			remedy: "Give each its own."
		}];
	});
}
const routeClaims = ({ name, service }) => (service.routes ?? []).flatMap((route, at) => {
	const arn = routeArn(route);
	return arn === void 0 ? [] : [{
		service: name,
		by: name,
		what: arn,
		said: arn,
		path: [
			"services",
			name,
			"routes",
			at
		]
	}];
});
const groupClaims = ({ name, service }) => pairsOf$1(name, service).flatMap(({ path, blue, green }) => {
	const by = `${name} ${blue} ${green}`;
	return (blue === green ? [] : [blue, green]).flatMap((arn) => arn === void 0 ? [] : [{
		service: name,
		by,
		what: arn,
		said: arn,
		path
	}]);
});
const priorityClaims = ({ name, service }) => {
	const [first, ...others] = previewListeners(service);
	const priority = service.preview?.priority;
	if (first === void 0 || priority === void 0) return [];
	const path = [
		"services",
		name,
		"preview",
		"priority"
	];
	const previews = require_preview_priorities.previewPriorities([first, ...others], priority);
	return [...[first, ...others].map((listener, pair) => [listener, previews[pair] ?? priority]), [first, priority + 1]].map(([listener, at]) => ({
		service: name,
		by: name,
		what: `${listener} ${at}`,
		said: `priority ${at} on ${listener}`,
		path
	}));
};
const placedClaims = ({ name, service }) => {
	const place = listenerOf(service.routes?.[0])?.split(":").slice(3, 5).join(":");
	const groups = service.fleet?.["auto-scaling"];
	const at = (...rest) => [
		"services",
		name,
		...rest
	];
	return [...["blue", "green"].map((color) => ({
		kind: "the Auto Scaling group",
		id: groups?.[color],
		path: at("fleet", "auto-scaling", color)
	})), {
		kind: "the parameter",
		id: service.gate?.ssm,
		path: at("gate", "ssm")
	}].flatMap(({ kind, id, path }) => id === void 0 || place === void 0 ? [] : [{
		service: name,
		by: name,
		what: `${place} ${kind} ${id}`,
		said: `${kind} ${id}`,
		path
	}]);
};

// src/action/config/rules/exactly-one.ts
function exactlyOne(value, keys, path) {
	const found = Object.keys(value).filter((key) => keys.includes(key));
	if (found.length === 1 || found.length === 0 && hasHole(value)) return [];
	return [{
		path,
		said: found.length === 0 ? `has none of ${keys.join(", ")}` : `has ${inList(found)}`,
		remedy: `Write exactly one of ${keys.join(", ")}.`
	}];
}
const inList = (found) => found.length <= 2 ? found.join(" and ") : `${found.slice(0, -1).join(", ")} and ${found.at(-1)}`;

// src/action/config/schema/parts.ts
const whole = (said, remedy) => `${said}\n${remedy}`;
const notYet = (what, remedy) => whole(`\`${what}\` is not available in this version`, remedy);
const text = (form, expected) => require_dist.pipe(require_dist.string(expected), require_dist.regex(form, expected), require_dist.description(expected));
const words = (expected) => text(/\S/, expected);
const wholeNumber = (least, most, expected) => require_dist.pipe(require_dist.number(expected), require_dist.integer(expected), require_dist.minValue(least, expected), require_dist.maxValue(most, expected), require_dist.description(expected));
const port = wholeNumber(1, 65535, "a port, 1 to 65535");
const duration = (leastMs = 0) => {
	const expected = leastMs > 0 ? `${require_goal.durationForm} and of at least ${leastMs} ms` : require_goal.durationForm;
	const fits = (ms) => ms !== void 0 && ms >= leastMs;
	return require_dist.pipe(require_dist.string(expected), require_dist.regex(require_goal.durationPattern, expected), require_dist.rawCheck(({ dataset, addIssue }) => {
		if (dataset.typed && require_goal.durationPattern.test(dataset.value) && !fits(require_goal.readDuration(dataset.value))) addIssue({ message: expected });
	}), require_dist.transform((value) => require_goal.readDuration(value) ?? 0), require_dist.description(expected));
};
const oneOf = (known, later = {}) => {
	const expected = known.length === 1 ? `\`${known[0]}\`` : `one of ${known.join(", ")}`;
	return require_dist.picklist(known, ({ input }) => {
		if (typeof input !== "string") return expected;
		const remedy = later[input];
		return remedy === void 0 ? whole(`found ${JSON.stringify(input)}; expected ${expected}`, require_goal.didYouMean(input, known)) : notYet(input, remedy);
	});
};
const mapping = (entries, later = {}) => {
	const known = Object.keys(entries);
	const expected = `a mapping with the keys ${known.join(", ")}`;
	const message = (issue) => {
		const missing = known.find((key) => issue.received === "undefined" && issue.expected === `"${key}"`);
		const schema = missing === void 0 ? void 0 : entries[missing];
		if (missing === void 0 || schema === void 0) return expected;
		const form = schema.async ? void 0 : require_dist.getDescription(schema);
		return whole("is missing", `Add \`${missing}\`${form === void 0 ? "" : `: ${form}`}.`);
	};
	return require_dist.pipe(require_dist.looseObject(entries, message), require_dist.rawCheck(({ dataset, addIssue }) => {
		const { value } = dataset;
		if (typeof value !== "object" || value === null) return;
		const unknown = Object.entries(value).filter(([key]) => !Object.hasOwn(entries, key));
		if (unknown.length > 0 && unknown.every(([key], at) => key === `${at}`)) return addIssue({
			message: expected,
			input: unknown.map(([, input]) => input)
		});
		for (const [key, input] of unknown) {
			const remedy = later[key];
			addIssue({
				message: remedy === void 0 ? whole(`\`${key}\` is not a key here`, require_goal.didYouMean(key, known)) : remedy.includes("\n") ? remedy : notYet(key, remedy),
				input,
				path: [{
					type: "object",
					origin: "key",
					input: { ...value },
					key,
					value: input
				}]
			});
		}
	}));
};

// src/action/config/schema/count.ts
const most = 1e3;
const countForm = `a number of instances, 1 to ${most}, or { live: true, at-least: 2 }`;
const number = wholeNumber(1, most, `a number of instances, 1 to ${most}`);
const count = require_dist.pipe(require_dist.union([number, mapping({
	live: require_dist.literal(true, "`true`"),
	"at-least": require_dist.optional(number)
})], countForm), require_dist.transform((value) => typeof value === "number" ? {
	live: false,
	atLeast: value
} : {
	live: true,
	atLeast: value["at-least"] ?? 0
}), require_dist.description(`${countForm}: as many as are live now; \`at-least\` is what a first release needs`));

// src/action/config/schema/names.ts
const arn = (resource) => new RegExp(`^arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:\\d{12}:${resource}$`);
const forms = {
	"a listener": arn("listener/app/[A-Za-z0-9-]+/[0-9a-f]+/[0-9a-f]+"),
	"a listener's rule": arn("listener-rule/app/[A-Za-z0-9-]+/[0-9a-f]+/[0-9a-f]+/[0-9a-f]+"),
	"a target group": arn("targetgroup/[A-Za-z0-9-]+/[0-9a-f]+")
};
const otherKind = "Only Application Load Balancers can be switched; give an ARN with `/app/` in it.";
function misfit(kind, input) {
	const expected = `the ARN of ${kind} of an Application Load Balancer`;
	if (typeof input !== "string") return expected;
	const [is] = Object.entries(forms).find(([, form]) => form.test(input)) ?? [];
	if (is !== void 0) return whole(`found the ARN of ${is}; expected that of ${kind}`, `Give ${expected}.`);
	if (/:listener(-rule)?\/(net|gwy)\//.test(input)) return whole(`${JSON.stringify(input)} belongs to a Network or Gateway Load Balancer`, otherKind);
	return expected;
}
const arnOf = (kind) => require_dist.pipe(require_dist.string(({ input }) => misfit(kind, input)), require_dist.regex(forms[kind], ({ input }) => misfit(kind, input)));
const listenerArn = arnOf("a listener");
const ruleArn = arnOf("a listener's rule");
const targetGroupArn = arnOf("a target group");
const hostName = text(/^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?)*$/, "a host name such as app.example.com");
const urlPath = text(/^\/[!"$-~]*$/, "a path that begins with /, blanks, # and letters beyond ASCII percent-encoded");
const headerName = text(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}$/, "the name of a header, of at most 40 characters");
const headerValue = text(/^[\t -~\u0080-\u00ff]*$/, "a text of one line, of characters that a header can hold");
const subnetId = text(/^subnet-[0-9a-z]+$/, "a subnet id such as subnet-0a1b2c3d");
const securityGroupId = text(/^sg-[0-9a-z]+$/, "a security group id such as sg-0a1b2c3d");
const launchTemplateId = text(/^lt-[0-9a-z]+$/, "a launch template id such as lt-0a1b2c3d");
const zoneId = text(/^[0-9A-Z]{1,32}$/, "the id of a hosted zone, such as Z0123456789ABC");
const imageId = text(/^ami-[0-9a-z]+$/, "an image id such as ami-0a1b2c3d");
const instanceId = text(/^i-[0-9a-z]+$/, "an instance id such as i-0a1b2c3d");
const instanceType = text(/^[a-z0-9-]+\.[a-z0-9-]+$/, "an instance type such as t3.small");
const roleArn = text(/^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, "the ARN of a role, such as arn:aws:iam::123456789012:role/dns");
const groupName = text(/^(?=.*\S)[^\p{Cc}]{1,255}$/u, "the name of an Auto Scaling group, of at most 255 characters");
const documentName = text(/^[a-zA-Z0-9_\-.:/]{3,128}$/, "the name or ARN of a document of Systems Manager");
const nameForm = new RegExp(`^(?!/?(aws|ssm))(?!(.*/){16})(?=.{1,950}$)([a-zA-Z0-9_.-]+|(/[a-zA-Z0-9_.-]+)+)$`, "i");
const ownParameter = text(nameForm, "the name of a parameter such as /web/live-color: letters, digits and _ . - in at most 15 levels, beginning with neither aws nor ssm");
const anyParameter = text(/^(?=.{1,2048}$)\/?[a-zA-Z0-9_.-]+(\/[a-zA-Z0-9_.-]+)*(:[a-zA-Z0-9_.-]+)?$/, "the name of a parameter of Systems Manager, such as /images/web");

// src/action/config/schema/volumes.ts
const volume = mapping({
	device: text(/^(\/dev\/)?[a-z0-9]+$/, "the name of a device, such as /dev/xvda"),
	type: require_dist.optional(oneOf([
		"gp3",
		"gp2",
		"io2",
		"io1",
		"st1",
		"sc1",
		"standard"
	])),
	size: require_dist.optional(wholeNumber(1, 65536, "a size in GiB, 1 to 65536")),
	encrypted: require_dist.optional(require_dist.boolean("true or false")),
	"kms-key": require_dist.optional(words("the id, alias or ARN of a KMS key")),
	iops: require_dist.optional(wholeNumber(100, 256e3, "a number of operations per second, 100 to 256000")),
	throughput: require_dist.optional(wholeNumber(125, 2e3, "a throughput in MiB/s, 125 to 2000")),
	"delete-on-termination": require_dist.optional(require_dist.boolean("true or false"), true)
});
const volumes = require_dist.pipe(require_dist.array(volume, "a list of volumes"), require_dist.description("disks: [{ device: /dev/xvda, type: gp3, size: 20, encrypted: true }]"));

// src/action/config/schema/fleet.ts
const imageForm = "an image id such as ami-0a1b2c3d, or { ssm: the name of a parameter that holds one }";
const image = require_dist.pipe(require_dist.union([imageId, mapping({ ssm: anyParameter })], imageForm), require_dist.transform((value) => typeof value === "string" ? { id: value } : { ssm: value.ssm }), require_dist.description(imageForm));
const versionForm = "a version such as \"7\", $Latest or $Default";
const version = require_dist.pipe(require_dist.union([wholeNumber(1, Number.MAX_SAFE_INTEGER, versionForm), text(/^([1-9]\d*|\$Latest|\$Default)$/, versionForm)], versionForm), require_dist.transform(String), require_dist.description(versionForm));
const listOf = (item, expected) => require_dist.pipe(require_dist.array(item, expected), require_dist.minLength(1, expected), require_dist.description(expected));
const tags = require_dist.optional(require_dist.record(require_dist.string(), require_dist.string("a text"), "a mapping of tag keys to texts"), {});
const nameTag = words("a name such as web-{color}-{index}");
const usualName = "{service}-{color}-{index}";
const userData = words("the path of a file, or the text itself (with a newline)");
const ec2 = mapping({
	count: require_dist.optional(count, { live: true }),
	"launch-template": require_dist.optional(mapping({
		id: launchTemplateId,
		version: require_dist.optional(version, "$Default")
	})),
	image: require_dist.optional(image),
	types: require_dist.optional(listOf(instanceType, "a list of instance types, the first with capacity is taken")),
	type: require_dist.optional(instanceType),
	subnets: require_dist.optional(listOf(subnetId, "a list of subnet ids, over which instances are spread")),
	"security-groups": require_dist.optional(listOf(securityGroupId, "a list of security group ids")),
	"key-name": require_dist.optional(words("the name of a key pair")),
	"instance-profile": require_dist.optional(words("the name or ARN of an instance profile")),
	"public-ip": require_dist.optional(require_dist.boolean("true or false"), false),
	spot: require_dist.optional(require_dist.boolean("true or false"), false),
	volumes: require_dist.optional(volumes, []),
	name: require_dist.optional(nameTag, usualName),
	"user-data": require_dist.optional(userData),
	tags
});
const inTemplate = (key) => whole(`\`${key}\` is not a key here`, `Put \`${key}\` under \`launch-template\`.`);
const inGroup = (key) => whole(`\`${key}\` is not a key here`, "It belongs to the Auto Scaling group; change it there.");
const autoScaling = mapping({
	blue: groupName,
	green: groupName,
	"launch-template": require_dist.optional(mapping({
		image: require_dist.optional(image),
		type: require_dist.optional(instanceType),
		"user-data": require_dist.optional(userData),
		version: require_dist.optional(require_dist.pipe(require_dist.union([wholeNumber(1, Number.MAX_SAFE_INTEGER, "the number of a version"), text(/^[1-9]\d*$/, "the number of a version")], "the number of a version, such as \"7\""), require_dist.transform(String), require_dist.description("the number of a version that exists, such as \"7\""))),
		description: require_dist.optional(words("the description of a version that exists, such as \"{release}\""))
	}), {}),
	count: require_dist.optional(count, { live: true }),
	name: require_dist.optional(nameTag),
	tags,
	"set-up-once": require_dist.optional(require_dist.pipe(require_dist.boolean("true or false"), require_dist.description("true: set-up, dns and name are for the instances of an attempt, not for those launched later")), false)
}, {
	...Object.fromEntries([
		"image",
		"type",
		"user-data"
	].map((key) => [key, inTemplate(key)])),
	...Object.fromEntries([
		"types",
		"subnets",
		"security-groups",
		"key-name",
		"instance-profile",
		"spot",
		"volumes"
	].map((key) => [key, inGroup(key)]))
});
const ids = listOf(instanceId, "a list of instance ids");
const existing = mapping({
	tag: require_dist.optional(require_dist.pipe(require_dist.record(require_dist.string(), require_dist.string("a text"), "a mapping of tag keys to texts"), require_dist.minEntries(1, "at least one tag"), require_dist.description("tags that the instances of a side have: { Service: web, Color: \"{color}\" }"))),
	ids: require_dist.optional(mapping({
		blue: ids,
		green: ids
	}))
});
const fleet = mapping({
	ec2: require_dist.optional(require_dist.pipe(ec2, require_dist.description("instances that are launched for each attempt"))),
	"auto-scaling": require_dist.optional(require_dist.pipe(autoScaling, require_dist.description("two Auto Scaling groups, one for each side"))),
	existing: require_dist.optional(require_dist.pipe(existing, require_dist.description("instances that are there already; they are never ended")))
});
const addressKind = oneOf(["private", "public"]);

// src/action/config/rules/naming.ts
const inName = [
	"service",
	"release",
	"color",
	"attempt",
	"index"
];
const inRecord = [...inName, "name"];
const inDescription = [
	"service",
	"release",
	"color",
	"attempt"
];
const inTag = ["service", "color"];
const placeholders = (template) => [...template.matchAll(/(?<![${])\{([a-z]+)\}(?!\})/g)].map(([, name = ""]) => name);
const placeholdersExist = ({ name, service }) => [
	...unknownIn(service.fleet?.ec2?.name, inName, [
		"services",
		name,
		"fleet",
		"ec2",
		"name"
	]),
	...unknownIn(service.fleet?.["auto-scaling"]?.name, inName, [...[
		"services",
		name,
		"fleet",
		"auto-scaling",
		"name"
	]]),
	...unknownIn(service.dns?.record, inRecord, [
		"services",
		name,
		"dns",
		"record"
	]),
	...unknownIn(service.fleet?.["auto-scaling"]?.["launch-template"]?.description, inDescription, [...[
		"services",
		name,
		"fleet",
		"auto-scaling",
		"launch-template",
		"description"
	]]),
	...Object.entries(service.fleet?.existing?.tag ?? {}).flatMap(([key, value]) => unknownIn(value, inTag, [
		"services",
		name,
		"fleet",
		"existing",
		"tag",
		key
	]))
];
function unknownIn(template, known, path) {
	return placeholders(template ?? "").filter((word) => !known.includes(word)).map((word) => ({
		path,
		said: `{${word}} is not filled in here`,
		remedy: require_goal.didYouMean(word, known)
	}));
}
const recordsDiffer = ({ name, service }) => {
	const template = service.dns?.record;
	const { ec2, "auto-scaling": groups } = service.fleet ?? {};
	if (template === void 0 || (ec2 ?? groups) === void 0) return [];
	const inNameTag = ec2?.name ?? groups?.name ?? "{service}-{color}-{index}";
	const words = placeholders(template.replaceAll("{name}", inNameTag));
	const path = [
		"services",
		name,
		"dns",
		"record"
	];
	const problems = [];
	if (!words.includes("color") && !words.includes("attempt")) problems.push({
		path,
		said: "is the same on both sides: the new side would take the live side’s records",
		remedy: "Add {color} or {attempt} to it, or to `name`."
	});
	if (!words.includes("index")) problems.push({
		path,
		said: "is the same for every instance of a side",
		remedy: "Add {index} to it, or {name} with {index} in `name`."
	});
	return problems;
};

// src/action/config/rules/checks.ts
const marks = [
	"release",
	"color",
	"attempt"
];
function marksOf(proof) {
	const texts = [
		...Object.values(proof.header ?? {}),
		proof.contains,
		proof.matches
	];
	const values = Object.values(proof.json ?? {});
	const words = [...texts, ...values].flatMap((text) => placeholders(typeof text === "string" ? text : ""));
	return marks.filter((mark) => words.includes(mark));
}
const proofTellsSidesApart = ({ name, service }) => service.proof === void 0 || marksOf(service.proof).length > 0 || hasHole({
	...service.proof,
	path: ""
}) || hasHole(service.proof.header) || hasHole(service.proof.json) ? [] : [{
	path: [
		"services",
		name,
		"proof"
	],
	said: "both sides would give the same answer",
	remedy: "Expect {release}, {color} or {attempt} in `header`, `contains`, `matches` or `json`, such as header: { x-release: \"{release}\" }."
}];
const readyAsksOneThing = ({ name, service }) => service.ready === void 0 ? [] : exactlyOne(service.ready, [
	"tcp",
	"http",
	"ssm"
], [
	"services",
	name,
	"ready"
]);

// src/action/config/rules/commands.ts
const eachStepIsOneCommand = ({ name, service }) => [
	...(service["set-up"] ?? []).flatMap((step, at) => step === void 0 ? [] : problems$1(step, [
		"services",
		name,
		"set-up",
		at
	])),
	...["before", "after"].flatMap((when) => (service.switch?.[when] ?? []).flatMap((command, at) => command === void 0 ? [] : problems$1(command, [
		"services",
		name,
		"switch",
		when,
		at
	]))),
	...service.migrate === void 0 ? [] : problems$1(service.migrate, [
		"services",
		name,
		"migrate"
	]),
	...(service.retire?.before ?? []).flatMap((command, at) => command === void 0 ? [] : problems$1(command, [
		"services",
		name,
		"retire",
		"before",
		at
	])),
	...service.retire?.busy === void 0 ? [] : problems$1(service.retire.busy, [
		"services",
		name,
		"retire",
		"busy"
	], [
		"http",
		"run",
		"ssm"
	])
];
const problems$1 = (step, path, kinds = ["run", "ssm"]) => [
	...exactlyOne(step, kinds, path),
	...misplacedWithin(step, path),
	...step.ssm === void 0 ? [] : remoteProblems(step.ssm, [...path, "ssm"])
];
function misplacedWithin(step, path) {
	const other = ["ssm", "http"].find((kind) => kind in step);
	if ("run" in step || other === void 0 || !("within" in step)) return [];
	return [{
		path: [...path, "within"],
		said: "`within` is for `run`",
		remedy: `Put it under \`${other}\`.`
	}];
}
function remoteProblems(ssm, path) {
	const both = exactlyOne(ssm, ["script", "document"], path);
	if (!("script" in ssm && "parameters" in ssm && !hasHole({ parameters: ssm.parameters })) || both.length > 0) return both;
	return [{
		path: [...path, "parameters"],
		said: "a script takes no parameters",
		remedy: "Write them into the script, where {service}, {release}, {color} and {attempt} are filled in; or name a `document`."
	}];
}

// src/action/config/rules/fleet.ts
const at = (name, ...rest) => [
	"services",
	name,
	"fleet",
	"ec2",
	...rest
];
const oneFleet = ({ name, service }) => service.fleet === void 0 ? [] : exactlyOne(service.fleet, [
	"ec2",
	"auto-scaling",
	"existing"
], [
	"services",
	name,
	"fleet"
]);
const canBeLaunched = ({ name, service }) => {
	const ec2 = service.fleet?.ec2;
	if (ec2 === void 0 || "launch-template" in ec2) return [];
	return [
		{
			has: "image" in ec2,
			key: "image",
			remedy: "Add `image` or `launch-template`."
		},
		{
			has: "types" in ec2 || "type" in ec2,
			key: "types",
			remedy: "Add `types`, or a `launch-template`."
		},
		{
			has: "subnets" in ec2,
			key: "subnets",
			remedy: "Add `subnets`, or a `launch-template`."
		}
	].filter(({ has }) => !has).map(({ key, remedy }) => ({
		path: at(name, key),
		said: "is missing, and there is no launch template",
		remedy
	}));
};
const typeIsGivenOnce = ({ name, service }) => service.fleet?.ec2?.type !== void 0 && service.fleet.ec2.types !== void 0 ? [{
	path: at(name, "type"),
	said: "`type` and `types` are both given",
	remedy: "Keep `types`."
}] : [];

// src/action/config/rules/tags.ts
const mostTags = 50;
const ours = [
	...[
		"Name",
		"Service",
		"Color",
		"Release",
		"Run"
	],
	...[
		"owner",
		"attempt",
		"color",
		"release",
		"record",
		"protected"
	].map((key) => `switchover:${key}`),
	"switchover-live"
];
const tagsAreFree = ({ name, service }) => ["ec2", "auto-scaling"].flatMap((kind) => {
	const tags = service.fleet?.[kind]?.tags ?? {};
	const path = [
		"services",
		name,
		"fleet",
		kind,
		"tags"
	];
	const isNamed = kind === "ec2" || service.fleet?.[kind]?.name !== void 0 || service.dns !== void 0;
	return [...Object.entries(tags).flatMap(([key, value]) => {
		const problem = tagProblem(key, value ?? "", isNamed);
		return problem === void 0 ? [] : [{
			path: [...path, key],
			...problem
		}];
	}), ...tooMany(Object.keys(tags), path)];
});
function tooMany(keys, path) {
	const count = (/* @__PURE__ */ new Set([...ours, ...keys])).size;
	if (count <= mostTags) return [];
	return [{
		path,
		said: `an instance would have ${count} tags with ours; AWS takes at most ${mostTags}`,
		remedy: `Give at most ${mostTags - ours.length} tags.`
	}];
}
const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const keyInMetadata = /^(?!\.{1,2}$|_index$)[A-Za-z0-9_.:=+\-@]+$/;
function tagProblem(key, value, isNamed) {
	if (/^aws:/i.test(key) || /^aws:/i.test(value)) return {
		said: "tags that begin with aws: belong to AWS",
		remedy: "Choose another key or value."
	};
	if (/^switchover[:-]/i.test(key)) return {
		said: "tags that begin with switchover: or switchover- are its record",
		remedy: "Choose another key."
	};
	if (key === "Name" && isNamed) return {
		said: "the tag Name is made from `name`",
		remedy: "Use `name`."
	};
	return malformedTag(key, value) ?? unseenTag(key);
}
function malformedTag(key, value) {
	if (key === "") return {
		said: "a tag has no empty key",
		remedy: "Give it a key."
	};
	if (key.length > 128 || value.length > 256) return {
		said: "is too long",
		remedy: "Use at most 128 characters for the key and 256 for the value."
	};
	if (!tagCharacters.test(key) || !tagCharacters.test(value)) return {
		said: "has a character that a tag cannot have",
		remedy: "Use letters, digits, spaces and _ . : / = + - @."
	};
}
const unseenTag = (key) => keyInMetadata.test(key) ? void 0 : {
	said: "cannot be the key of a tag that an instance sees in its metadata, as the gate needs it",
	remedy: "Use letters from a to z, digits and _ . : = + - @ in the key; no space and no /."
};

// src/action/config/rules/kinds.ts
const groupsAreLeftAlone = ({ name, service }) => {
	const groups = service.fleet?.["auto-scaling"];
	if (groups === void 0) return [];
	const at = (key) => [
		"services",
		name,
		key
	];
	const once = groups["set-up-once"] === true;
	return [
		...(service["set-up"] ?? []).length > 0 && !once ? [{
			path: at("set-up"),
			said: "instances that the Auto Scaling group launches later would not be set up",
			remedy: "Bake it into the image or pull it at boot (user data); or say `set-up-once: true` under `auto-scaling` where that is meant."
		}] : [],
		..."name" in groups && !once ? [{
			path: [
				"services",
				name,
				"fleet",
				"auto-scaling",
				"name"
			],
			said: "instances that the Auto Scaling group launches later would have no name",
			remedy: "Give all of them a tag with `tags`; or say `set-up-once: true` where only those of an attempt are to be named."
		}] : [],
		..."dns" in service && !once ? [{
			path: at("dns"),
			said: "instances that the Auto Scaling group launches later would have no record",
			remedy: "Take it out: let an instance make its record at boot (user data), or use the load balancer’s name; or say `set-up-once: true` under `auto-scaling` where that is meant."
		}] : [],
		...groups.blue !== void 0 && groups.blue === groups.green ? [{
			path: [
				"services",
				name,
				"fleet",
				"auto-scaling"
			],
			said: "blue and green are the same Auto Scaling group",
			remedy: "Give each side a group of its own."
		}] : []
	];
};
const templateIsOneThing = ({ name, service }) => {
	const template = service.fleet?.["auto-scaling"]?.["launch-template"];
	if (template === void 0) return [];
	const found = Object.keys(template);
	const made = found.filter((key) => [
		"image",
		"type",
		"user-data"
	].includes(key));
	const exists = found.filter((key) => ["version", "description"].includes(key));
	if (exists.length === 0 || exists.length === 1 && made.length === 0) return [];
	return [{
		path: [
			"services",
			name,
			"fleet",
			"auto-scaling",
			"launch-template"
		],
		said: `has ${[...exists, ...made].join(" and ")}`,
		remedy: "Write `version` or `description` alone (a version that exists), or neither: a new one is made with `image`, `type` and `user-data`."
	}];
};
const existingAreLeftAlone = ({ name, service }) => {
	const existing = service.fleet?.existing;
	if (existing === void 0) return [];
	const path = [
		"services",
		name,
		"fleet",
		"existing"
	];
	const dns = {
		path: [
			"services",
			name,
			"dns"
		],
		said: "instances that are there already keep their names",
		remedy: "Take it out."
	};
	return [
		..."dns" in service ? [dns] : [],
		...foundByOne(existing, path),
		...sameTags(existing.tag, path),
		...sameIds(existing.ids, path)
	];
};
function foundByOne(existing, path) {
	const found = Object.keys(existing).filter((key) => key === "tag" || key === "ids");
	if (found.length === 1 || found.length === 0 && hasHole(existing)) return [];
	return [{
		path,
		said: found.length === 0 ? "has neither tag nor ids" : "has tag and ids",
		remedy: "Write exactly one of tag, ids."
	}];
}
function sameTags(tag, path) {
	const entries = Object.entries(tag ?? {});
	const malformed = entries.flatMap(([key, value]) => {
		const problem = malformedTag(key, (value ?? "").replace(/\{(service|color)\}/g, "x"));
		return problem === void 0 || /\{[a-z]+\}/.test(value ?? "") ? [] : [{
			path: [
				...path,
				"tag",
				key
			],
			...problem
		}];
	});
	const apart = entries.some(([, value]) => value === void 0 || value.includes("{color}"));
	if (tag === void 0 || apart) return malformed;
	const said = "both sides have these tags: nothing tells blue from green";
	return [...malformed, {
		path: [...path, "tag"],
		said,
		remedy: "Add {color} to one of them, such as Color: \"{color}\"."
	}];
}
function sameIds(ids, path) {
	const all = [...ids?.blue ?? [], ...ids?.green ?? []];
	return [...new Set(all.filter((id, at) => id !== void 0 && all.indexOf(id) < at))].map((id) => ({
		path: [...path, "ids"],
		said: `${id} is named twice`,
		remedy: "An instance belongs to one side; name it once."
	}));
}
function whyNotStopped(fleet) {
	if (fleet.existing !== void 0) return "instances that are there already are never stopped";
	if (fleet["auto-scaling"] !== void 0) return "an Auto Scaling group replaces what is stopped";
	return fleet.ec2?.spot === true ? "a spot instance of a one-time request cannot be stopped" : void 0;
}
const retiresAsItsKind = ({ name, service: { fleet, retire } }) => {
	const at = (key) => [
		"services",
		name,
		"retire",
		key
	];
	const batches = retire?.["at-once"] === "zone" || retire?.["at-once"] === "one";
	return [...fleet?.["auto-scaling"] !== void 0 && batches ? [{
		path: at("at-once"),
		said: "an Auto Scaling group is taken out of service and set to zero as one",
		remedy: "Write `at-once: all`, or leave it out."
	}] : [], ...fleet?.existing !== void 0 && (retire?.before ?? []).length > 0 ? [{
		path: at("before"),
		said: "instances that are there already are never ended: nothing comes before it",
		remedy: "Run it as a step of the workflow, or as `switch.after`."
	}] : []];
};
const onlyOurOwnAreStopped = ({ name, service }) => {
	const why = service.fleet && whyNotStopped(service.fleet);
	if (why === void 0) return [];
	return ["then", "at-deadline"].flatMap((key) => service.retire?.[key] === "stop" ? [{
		path: [
			"services",
			name,
			"retire",
			key
		],
		said: why,
		remedy: "Write `terminate` or `keep`."
	}] : []);
};

// src/action/config/rules/one-place.ts
const placeOf = (arn) => arn.split(":").slice(1, 5).join(":");
const placeSaid = (arn) => {
	const [, partition, , region, account] = arn.split(":");
	return `Region ${region}, account ${account}${partition === "aws" ? "" : `, partition ${partition}`}`;
};
const inOnePlace = ({ name, service }) => {
	const arns = [...(service.routes ?? []).map((route, at) => ({
		path: [
			"services",
			name,
			"routes",
			at
		],
		arn: routeArn(route)
	})), ...pairsOf$1(name, service).flatMap(({ path, blue, green }) => [{
		path: [...path, "blue"],
		arn: blue
	}, {
		path: [...path, "green"],
		arn: green
	}])];
	const home = arns.find(({ arn }) => arn !== void 0)?.arn;
	return arns.flatMap(({ path, arn }) => arn === void 0 || home === void 0 || placeOf(arn) === placeOf(home) ? [] : [{
		path,
		said: `is in ${placeSaid(arn)}; the service begins in ${placeSaid(home)}`,
		remedy: "Name resources of one account and Region."
	}]);
};

// src/action/config/rules/steps.ts
const stepsRise = ({ name, service }) => {
	const given = service.switch?.steps;
	const steps = given?.filter((step) => step !== void 0) ?? [];
	if (given === void 0 || steps.length < given.length) return [];
	const path = [
		"services",
		name,
		"switch",
		"steps"
	];
	const falls = steps.findIndex((step, at) => step <= (steps[at - 1] ?? 0));
	return [
		...falls > 0 ? [{
			path: [...path, falls],
			said: `${steps[falls]} comes after ${steps[falls - 1]}: the shares must rise`,
			remedy: "Name each share once, the smallest first, such as [10, 50, 100]."
		}] : [],
		...steps.at(-1) === 100 ? [] : [{
			path,
			said: `ends at ${steps.at(-1)} %: the rest of the traffic would stay on the old side`,
			remedy: "End with 100."
		}],
		...steps.length > 1 && !("every" in (service.switch ?? {})) && !hasHole(service.switch) ? [{
			path: [
				"services",
				name,
				"switch"
			],
			said: "does not say how long each share stands",
			remedy: "Add `every`, such as `every: 5m`."
		}] : []
	];
};

// src/action/config/rules/tests.ts
const eachTestAsksOneThing = ({ name, service }) => writtenTests(service).flatMap(({ test, path }) => problems(test, [
	"services",
	name,
	...path
]));
const problems = (test, path) => [
	...exactlyOne(test, [
		"http",
		"tcp",
		"run",
		"ssm"
	], path),
	...withinProblems(test, path),
	...test.http === void 0 ? [] : previewProblems(test.http, [...path, "http"]),
	...test.ssm === void 0 ? [] : remoteProblems(test.ssm, [...path, "ssm"])
];
function withinProblems(test, path) {
	const inside = [
		"http",
		"tcp",
		"ssm"
	].find((kind) => kind in test);
	if (!("within" in test) || inside === void 0 || "run" in test || hasHole(test)) return [];
	return [{
		path: [...path, "within"],
		said: "`within` is for `run`",
		remedy: `Put it under \`${inside}\`.`
	}];
}
function previewProblems(http, path) {
	if (http.via === "instance" || hasHole({ via: http.via ?? "" })) return [];
	const said = {
		port: "on the port of its listener",
		protocol: "by the protocol of its listener"
	};
	return ["port", "protocol"].flatMap((key) => http[key] === void 0 ? [] : [{
		path: [...path, key],
		said: `the preview is reached ${said[key]}`,
		remedy: `Take \`${key}\` out, or add \`via: instance\`.`
	}]);
}

// src/action/config/rules/volumes.ts
const limits = {
	gp3: {
		size: [1, 65536],
		iops: [3e3, 8e4],
		throughput: [125, 2e3]
	},
	gp2: { size: [1, 16384] },
	io2: {
		size: [4, 65536],
		iops: [100, 256e3]
	},
	io1: {
		size: [4, 16384],
		iops: [100, 64e3]
	},
	st1: { size: [125, 16384] },
	sc1: { size: [125, 16384] },
	standard: { size: [1, 1024] }
};
const units = {
	size: "GiB",
	iops: "IOPS",
	throughput: "MiB/s"
};
const volumesAreMade = ({ name, service }) => {
	const volumes = service.fleet?.ec2?.volumes ?? [];
	const devices = volumes.map((volume) => volume?.device);
	return volumes.flatMap((volume, at) => {
		const path = [
			"services",
			name,
			"fleet",
			"ec2",
			"volumes",
			at
		];
		if (volume === void 0) return [];
		return [
			...volume.device !== void 0 && devices.indexOf(volume.device) < at ? [{
				path,
				said: `the device ${volume.device} is named twice`,
				remedy: "Name each device once."
			}] : [],
			...numberProblems(volume, path),
			...keyProblem(volume, path)
		];
	});
};
function numberProblems(volume, path) {
	const { type } = volume;
	const its = type === void 0 ? void 0 : limits[type];
	if (its === void 0) return [];
	return [...(type === "io1" || type === "io2") && !("iops" in volume) ? [{
		path,
		said: `a volume of type ${type} needs \`iops\``,
		remedy: "Add `iops`."
	}] : [], ...[
		"size",
		"iops",
		"throughput"
	].flatMap((key) => {
		const value = volume[key];
		const range = its[key];
		if (value === void 0 || range !== void 0 && value >= range[0] && value <= range[1]) return [];
		if (range === void 0) return [{
			path: [...path, key],
			said: `a volume of type ${type} takes no \`${key}\``,
			remedy: "Take it out."
		}];
		const remedy = `Write ${range[0]} to ${range[1]}.`;
		return [{
			path: [...path, key],
			said: `${value} ${units[key]} is not for type ${type}`,
			remedy
		}];
	})];
}
const keyProblem = (volume, path) => volume["kms-key"] !== void 0 && volume.encrypted !== true ? [{
	path: [...path, "kms-key"],
	said: "a key is given for a volume that is not said to be encrypted",
	remedy: "Add `encrypted: true`."
}] : [];

// src/action/config/rules/watch.ts
const watchLooksAtSomething = ({ name, service }) => service.watch !== void 0 && service.watch["target-health"] === false && !("http" in service.watch) && (service.watch.alarms ?? []).length === 0 && !("compare" in service.watch) && !hasHole(service.watch) ? [{
	path: [
		"services",
		name,
		"watch"
	],
	said: "watches nothing",
	remedy: "Add `http`, `alarms` or `compare`, or leave out `target-health: false`."
}] : [];
const mayRingIsWatched = ({ name, service: { watch } }) => {
	const alarms = (watch?.alarms ?? []).flatMap((alarm) => alarm ?? []);
	if (watch === void 0 || hasHole(watch) || hasHole(watch.alarms)) return [];
	return (watch["may-ring"] ?? []).flatMap((alarm, at) => alarm === void 0 || alarms.includes(alarm) ? [] : [{
		path: [
			"services",
			name,
			"watch",
			"may-ring",
			at
		],
		said: `${alarm} is none of \`alarms\``,
		remedy: alarms.length === 0 ? "Name it in `alarms` too." : require_goal.didYouMean(alarm, alarms)
	}]);
};
const comparesSomething = ({ name, service: { watch } }) => {
	const compare = watch?.compare;
	if (compare === void 0 || hasHole(compare) || "errors" in compare || "latency" in compare) return [];
	return [{
		path: [
			"services",
			name,
			"watch",
			"compare"
		],
		said: "compares nothing",
		remedy: "Add `errors`, such as `errors: 1%`, or `latency`, such as `latency: 200ms`."
	}];
};
const usual = {
	forMs: 10 * require_minutes.minuteMs,
	minutes: 3
};
const watchOutlastsItsMetrics = ({ name, service: { watch } }) => {
	if (watch?.compare === void 0 || hasHole(watch) || hasHole(watch.compare)) return [];
	const { minutes = usual.minutes } = watch.compare;
	const forMs = watch.for === void 0 ? usual.forMs : require_goal.readDuration(watch.for);
	const needsMs = require_minutes.toldAfterMs(minutes);
	if (forMs === void 0 || forMs >= needsMs) return [];
	const [many, needs] = [minutes === 1 ? "1 minute" : `${minutes} minutes`, needsMs / require_minutes.minuteMs];
	return [{
		path: [
			"services",
			name,
			"watch",
			"for"
		],
		said: `${watch.for ?? "10m"} is too short to compare ${many}: CloudWatch tells of whole minutes, up to 3 minutes late`,
		remedy: `Write \`for: ${needs}m\` or more${minutes > 1 ? ", or ask for fewer `minutes` in `compare`" : ""}.`
	}];
};

// src/action/config/runs.ts
async function wrongRuns(written, workspace, asked) {
	const problems = runsOf(written, asked).map(async ({ path, script, isFirst }) => {
		const malformed = await syntaxProblem(script);
		if (malformed !== void 0) return [{
			path,
			said: `bash cannot read it: ${malformed}`,
			remedy: "Correct the script."
		}];
		const word = isFirst ? firstWord(script) : void 0;
		if (word === void 0 || !await isMissing(word, workspace)) return [];
		return [{
			path,
			said: `\`${word}\` is no command on this runner`,
			remedy: "Install it in a step before this one, or give the path of a file in the checkout that can be executed."
		}];
	});
	return (await Promise.all(problems)).flat();
}
function runsOf({ name, service }, asked) {
	const scripts = (all) => all.flatMap(({ path, run }) => run === void 0 ? [] : [{
		path: [
			"services",
			name,
			...path,
			"run"
		],
		script: run
	}]);
	const steps = scripts([...(service["set-up"] ?? []).map((step, at) => ({
		path: ["set-up", at],
		run: step?.run
	})), {
		path: ["migrate"],
		run: service.migrate?.run
	}]);
	const tests = scripts(writtenTests(service).map(({ test, path }) => ({
		path,
		run: test.run
	})));
	const hooks = scripts(["before", "after"].flatMap((when) => (service.switch?.[when] ?? []).map((step, at) => ({
		path: [
			"switch",
			when,
			at
		],
		run: step?.run
	}))));
	const retirement = scripts([{
		path: ["retire", "busy"],
		run: service.retire?.busy?.run
	}, ...(service.retire?.before ?? []).map((step, at) => ({
		path: [
			"retire",
			"before",
			at
		],
		run: step?.run
	}))]);
	const testsAreFirst = asked.tests && !(asked.runs && steps.length > 0);
	const hooksAreFirst = asked.runs && steps.length + tests.length === 0;
	return [
		...steps.map((one, at) => ({
			...one,
			isFirst: asked.runs && at === 0
		})),
		...tests.map((one) => ({
			...one,
			isFirst: testsAreFirst && !one.path.includes("then")
		})),
		...hooks.map((one, at) => ({
			...one,
			isFirst: hooksAreFirst && at === 0
		})),
		...retirement.map((one) => ({
			...one,
			isFirst: false
		}))
	];
}
const readOnly = [
	"--noprofile",
	"--norc",
	"-O",
	"extglob",
	"-n"
];
async function syntaxProblem(script) {
	const { code, said } = await bash([...readOnly], { input: script });
	return code === 0 || code === void 0 ? void 0 : (said.split("\n")[0] ?? "").replace(/^bash: /, "");
}
function firstWord(script) {
	const first = script.split("\n").map((line) => line.trim()).find((line) => line !== "" && !line.startsWith("#")) ?? "";
	return /^([A-Za-z0-9_.+/][A-Za-z0-9_.+/-]*)(?=\s*$|\s+[^\s(=]|[;&|])/.exec(first)?.[1];
}
const isMissing = async (word, cwd) => (await bash([
	"--noprofile",
	"--norc",
	"-c",
	"type -t -- \"$1\"",
	"bash",
	word
], { cwd })).code === 1;
async function bash(args, { input = "", cwd }) {
	const { spawn } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("node:child_process"), 1));
	return new Promise((resolve) => {
		const child = spawn("bash", args, {
			stdio: [
				"pipe",
				"ignore",
				"pipe"
			],
			env: {
				PATH: process.env["PATH"],
				LC_ALL: "C"
			},
			...cwd !== void 0 && { cwd }
		});
		const parts = [];
		child.stderr.on("data", (part) => parts.push(part));
		child.on("error", () => resolve({
			code: void 0,
			said: ""
		}));
		child.on("close", (code) => resolve({
			code: code ?? void 0,
			said: Buffer.concat(parts).toString()
		}));
		child.stdin.on("error", () => {});
		child.stdin.end(input);
	});
}

// src/action/config/settings/http.ts
const requestMs = 2e3;
const httpSettings = (read) => ({
	method: read.method ?? "GET",
	path: read.path,
	port: read.port,
	protocol: read.protocol ?? "http",
	certificate: read.certificate ?? "trusted",
	status: read.status,
	contains: read.contains,
	matches: read.matches,
	json: Object.entries(read.json ?? {}).map(([path, value]) => ({
		path,
		value
	})),
	header: read.header ?? {},
	requestHeaders: read["request-headers"] ?? {},
	body: read.body,
	withinMs: read.within ?? requestMs,
	passes: read.passes ?? 1
});
const proofSettings = (read) => ({
	http: httpSettings({
		...read,
		within: requestMs
	}),
	withinMs: read.within,
	required: read.required,
	from: read.from,
	resolver: read.resolver === void 0 || /:\d+$/.test(read.resolver) ? read.resolver : `${read.resolver}:53`
});

// src/action/config/settings/labels.ts
const mostCharacters = 40;
function distinctLabels() {
	const given = /* @__PURE__ */ new Map();
	return (plain) => {
		const count = (given.get(plain) ?? 0) + 1;
		given.set(plain, count);
		return count === 1 ? plain : `${plain} (${count})`;
	};
}
function firstWords(script) {
	const lines = script.split("\n").map((line) => line.trim().replace(/\s+/g, " "));
	const told = lines.filter((line) => line !== "" && !/^(#|set -)/.test(line));
	const [first = lines.find((line) => line !== "") ?? ""] = told;
	const cut = shortened(first);
	return told.length > 1 && !cut.endsWith("…") ? `${cut} …` : cut;
}
function shortened(line) {
	if (line.length <= mostCharacters) return line;
	const room = line.slice(0, mostCharacters);
	const end = room.lastIndexOf(" ");
	return `${end > 0 ? room.slice(0, end) : room} …`;
}

// src/action/config/settings/commands.ts
const runsScripts = "AWS-RunShellScript";
const usualRunMs = 18e5;
function commandList(commands, texts) {
	const label = distinctLabels();
	return commands.flatMap(({ run, within, ssm }) => {
		if (run !== void 0) return [runSettings(run, within, label)];
		const on = ssm !== void 0 && "on" in ssm && ssm.on === "one" ? "one" : "all";
		return ssm === void 0 ? [] : [remoteSettings(ssm, on, texts, label)];
	});
}
function migrateSettings({ run, within, ssm }, texts) {
	const label = distinctLabels();
	if (run !== void 0) return runSettings(run, within, label);
	return ssm && remoteSettings(ssm, ssm.on, texts, label);
}
const busyRunMs = 3e4;
function busySettings({ http, run, within, ssm }, texts) {
	const label = distinctLabels();
	if (http !== void 0) return {
		kind: "http",
		http: httpSettings(http)
	};
	if (run !== void 0) return runSettings(run, within ?? busyRunMs, label);
	return ssm && remoteSettings(ssm, "all", texts, label);
}
const runSettings = (script, withinMs, label) => ({
	kind: "run",
	label: label(`run ${firstWords(script)}`),
	script,
	withinMs: withinMs ?? usualRunMs
});
function remoteSettings(read, on, texts, label) {
	const script = read.script === void 0 ? void 0 : texts.scripts.get(read.script) ?? "";
	const named = read.script?.includes("\n") ? firstWords(read.script) : read.script ?? read.document;
	const document = script === void 0 ? read.document ?? "" : runsScripts;
	const parameters = script === void 0 ? read.parameters : { commands: [script] };
	return {
		kind: "ssm",
		label: label(`ssm ${named}`),
		document,
		parameters: document === runsScripts ? {
			...timeOut(read.within),
			...parameters
		} : parameters,
		withinMs: read.within,
		concurrency: read.concurrency,
		on
	};
}
const timeOut = (withinMs) => ({ executionTimeout: [`${Math.ceil(withinMs / 1e3)}`] });

// src/action/config/settings/fleet.ts
function fleetKind(read) {
	if (read.ec2 !== void 0) return "ec2";
	return read.existing === void 0 ? "auto-scaling" : "existing";
}
function fleetSettings(read, { userData }) {
	if (read.ec2 !== void 0) return ec2Settings(read.ec2, userData);
	if (read["auto-scaling"] !== void 0) return groupSettings(read["auto-scaling"], userData);
	return existingSettings(read.existing ?? {});
}
const ec2Settings = (ec2, userData) => ({
	kind: "ec2",
	count: ec2.count,
	launchTemplate: ec2["launch-template"],
	image: ec2.image,
	types: ec2.types ?? (ec2.type === void 0 ? [] : [ec2.type]),
	subnets: ec2.subnets ?? [],
	securityGroups: ec2["security-groups"] ?? [],
	keyName: ec2["key-name"],
	instanceProfile: ec2["instance-profile"],
	publicIp: ec2["public-ip"],
	spot: ec2.spot,
	volumes: ec2.volumes.map(volumeSettings),
	name: ec2.name,
	userData,
	tags: ec2.tags
});
const volumeSettings = (volume) => ({
	device: volume.device,
	type: volume.type,
	size: volume.size,
	encrypted: volume.encrypted,
	kmsKey: volume["kms-key"],
	iops: volume.iops,
	throughput: volume.throughput,
	deleteOnTermination: volume["delete-on-termination"]
});
function groupSettings(groups, userData) {
	const { blue, green, "launch-template": template, tags } = groups;
	return {
		kind: "auto-scaling",
		groups: {
			blue,
			green
		},
		launchTemplate: templateOf(template, userData),
		tags
	};
}
function templateOf({ version, description, image, type }, userData) {
	if (version !== void 0) return {
		kind: "version",
		version
	};
	if (description !== void 0) return {
		kind: "description",
		description
	};
	return {
		kind: "make",
		image,
		type,
		userData
	};
}
const existingSettings = ({ tag, ids }) => ({
	kind: "existing",
	by: ids === void 0 ? { tags: tag ?? {} } : { ids: {
		blue: ids.blue,
		green: ids.green
	} }
});

// src/action/config/settings/tests.ts
function testSettings(tests, texts, label = distinctLabels()) {
	return tests.flatMap((test) => {
		const question = questionOf(test, texts, label);
		return question === void 0 ? [] : [{
			...question,
			deadlineMs: test.deadline,
			next: testSettings(test.then, texts, label)
		}];
	});
}
function questionOf({ http, tcp, run, within, ssm }, texts, label) {
	if (http !== void 0) return {
		kind: "http",
		label: label(`http ${http.method} ${http.path} via ${http.via}`),
		via: http.via,
		http: httpSettings(http)
	};
	if (tcp !== void 0) return {
		kind: "tcp",
		label: label(`tcp ${tcp.port}`),
		via: "instance",
		port: tcp.port,
		withinMs: tcp.within
	};
	const command = run === void 0 ? void 0 : runSettings(run, within, label);
	if (command !== void 0) return {
		kind: "run",
		label: command.label,
		command
	};
	const remote = ssm && remoteSettings(ssm, ssm.on, texts, label);
	return remote && {
		kind: "ssm",
		label: remote.label,
		command: remote
	};
}

// src/action/config/settings/service.ts
function serviceSettings(name, read, texts) {
	const pairs = pairsOf(read);
	return {
		service: name,
		host: read.host,
		routes: read.routes.map((route, at) => routeSettings(name, route, at, pairs)),
		pairs,
		preview: read.preview,
		fleet: fleetSettings(read.fleet, texts),
		dns: dnsSettings(read),
		ready: readySettings(read.ready),
		setUp: commandList(read["set-up"], texts),
		migrate: read.migrate && migrateSettings(read.migrate, texts),
		switch: {
			before: commandList(read.switch.before, texts),
			after: commandList(read.switch.after, texts),
			byWeight: read.switch.steps.length > 1
		},
		gate: read.gate && {
			parameter: read.gate.ssm,
			overlap: read.gate.overlap
		},
		releaseTests: testSettings(read["release-test"], texts),
		proof: read.proof && proofSettings(read.proof),
		watch: read.watch && {
			http: read.watch.http && httpSettings(read.watch.http),
			alarms: read.watch.alarms,
			compare: compareSettings(read.watch.compare)
		},
		busy: read.retire.busy && busySettings(read.retire.busy, texts),
		beforeRetire: commandList(read.retire.before, texts),
		leaseMs: read.lease
	};
}
function compareSettings(read) {
	if (read === void 0) return void 0;
	const { errors, latency, minutes, requests } = read;
	return {
		errors,
		latencyMs: latency,
		minutes,
		requests
	};
}
function pairsOf(read) {
	const all = [read["target-groups"], ...read.routes.flatMap((route) => route["target-groups"] ?? [])];
	return all.filter((pair, at) => all.findIndex((other) => isSame(pair, other)) === at);
}
const isSame = (a, b) => a.blue === b.blue && a.green === b.green;
function routeSettings(name, route, at, pairs) {
	const own = route["target-groups"];
	return {
		kind: route.rule === void 0 ? "listener" : "rule",
		arn: route.rule ?? route.listener ?? "",
		path: `services.${name}.routes[${at}]`,
		pair: own === void 0 ? 0 : pairs.findIndex((pair) => isSame(pair, own)),
		host: route.host,
		proofPath: route.proof?.path
	};
}
function dnsSettings({ dns }) {
	if (dns === void 0) return void 0;
	const { zone, record, ttl, address, role } = dns;
	return {
		zone,
		record,
		ttl,
		address,
		role
	};
}
function readySettings(ready) {
	if (ready === void 0) return void 0;
	const { tcp, http, ssm, delay: delayMs, within: withinMs } = ready;
	if (tcp !== void 0) return {
		probe: { tcp },
		delayMs,
		withinMs
	};
	if (http !== void 0) return {
		probe: { http: httpSettings(http) },
		delayMs,
		withinMs
	};
	return ssm && {
		probe: { ssm },
		delayMs,
		withinMs
	};
}

// src/action/config/settings/terms.ts
function serviceTerms(read, { setUp, migrate, gate, releaseTests, switch: around, busy, beforeRetire }) {
	const tests = require_settings.everyTest(releaseTests);
	const { proof, watch, retire } = read;
	return {
		count: countOf(read),
		fleet: fleetKind(read.fleet),
		pairs: pairsOf(read).length,
		naming: namingOf(read),
		ready: read.ready && { withinMs: read.ready.within },
		setUp: setUp.map(({ label }) => label),
		migrate: migrate?.label,
		gate: {
			parameter: gate?.parameter !== void 0,
			overlap: gate?.overlap ?? false,
			others: gate !== void 0
		},
		healthWithinMs: read.health.within,
		releaseTests: tests.map(({ label }) => label),
		testsByPreview: byPreview(tests),
		switch: {
			before: around.before.map(({ label }) => label),
			after: around.after.map(({ label }) => label),
			steps: read.switch.steps,
			everyMs: read.switch.every ?? 0
		},
		proof: proof && {
			withinMs: proof.within,
			required: proof.required,
			marks: marksOf(proof)
		},
		watch: watch && {
			forMs: watch.for,
			http: watch.http !== void 0,
			targetHealth: watch["target-health"],
			alarms: watch.alarms,
			mayRing: watch["may-ring"],
			compare: watch.compare && {
				minutes: watch.compare.minutes,
				baseline: watch.compare.baseline
			},
			onCancel: watch["on-cancel"]
		},
		minimumHoldMs: read["minimum-hold"],
		holdDefault: read["hold-default"],
		keepFailedMs: read["keep-failed"],
		keepRejected: read["keep-rejected"],
		retire: {
			busy: busy !== void 0,
			busyEveryMs: busy === void 0 ? 0 : busyEveryMs[busy.kind],
			before: beforeRetire.map(({ label }) => label),
			atOnce: retire["at-once"],
			deadlineMs: retire.deadline,
			whenQuiet: retire.then,
			atDeadline: retire["at-deadline"]
		}
	};
}
const busyEveryMs = {
	http: 1e3,
	run: 5e3,
	ssm: 15e3
};
const countOf = ({ fleet }) => fleet.ec2?.count ?? fleet["auto-scaling"]?.count ?? {
	live: true,
	atLeast: 0
};
function namingOf({ fleet: { ec2, "auto-scaling": groups }, dns }) {
	const name = ec2?.name ?? groups?.name ?? (groups && dns ? "{service}-{color}-{index}" : void 0);
	const record = dns && {
		template: dns.record,
		ttl: dns.ttl,
		address: dns.address
	};
	return name === void 0 ? void 0 : {
		name,
		record
	};
}
function byPreview(tests) {
	if (tests.some((test) => test.kind === "http" && test.via === "preview")) return "some";
	return tests.some(({ kind }) => kind === "run") ? "maybe" : "none";
}

// src/action/config/schema/commands.ts
const concurrencyForm = "a number of machines such as 10, or a share such as \"50%\"";
const concurrency = require_dist.pipe(require_dist.union([wholeNumber(1, 9999999, concurrencyForm), text(/^([1-9]\d{0,6}|[1-9]\d?%|100%)$/, concurrencyForm)], concurrencyForm), require_dist.transform(String), require_dist.description(concurrencyForm));
const valueForm = "a text, or a list of texts";
const values = require_dist.pipe(require_dist.union([require_dist.string(valueForm), require_dist.pipe(require_dist.array(require_dist.string("a text"), valueForm), require_dist.minLength(1, "at least one text"))], valueForm), require_dist.transform((value) => typeof value === "string" ? [value] : value));
const remote = {
	script: require_dist.optional(words("the path of a script, or the script itself (with a newline)")),
	document: require_dist.optional(documentName),
	parameters: require_dist.optional(require_dist.record(require_dist.string(), values, "a mapping of parameter names to texts"), {}),
	within: require_dist.optional(duration(1e3), "10m"),
	concurrency: require_dist.optional(concurrency)
};
const run = require_dist.pipe(words("a bash script"), require_dist.description("a bash script on the runner; it gets SWITCHOVER_* variables, nothing in it is filled in"));
const runWithin = require_dist.optional(duration(1));
const step = mapping({
	run: require_dist.optional(run),
	within: runWithin,
	ssm: require_dist.optional(mapping(remote, { on: whole("`on` is not a key here", "Take it out: the set-up is done on every machine.") }))
});
const setUp = require_dist.pipe(require_dist.array(step, "a list of steps"), require_dist.description("in order, the first that fails is the verdict: [{ run: … }, { ssm: { script: … } }]"));
const around = mapping({
	run: require_dist.optional(run),
	within: runWithin,
	ssm: require_dist.optional(mapping({
		...remote,
		on: require_dist.optional(oneOf(["all", "one"]), "all")
	}))
});
const hooks = (when) => require_dist.optional(require_dist.pipe(require_dist.array(around, "a list of commands"), require_dist.description(`in order, ${when}`)), []);
const beforeSwitch = hooks("right before production traffic moves: [{ run: … }, { ssm: … }]");
const afterSwitch = hooks("once the switch is proven: [{ run: … }, { ssm: … }]");
const migrate = require_dist.pipe(mapping({
	run: require_dist.optional(run),
	within: runWithin,
	ssm: require_dist.optional(mapping({
		...remote,
		on: require_dist.optional(oneOf(["one", "all"]), "one")
	}))
}), require_dist.description("once for each attempt, after health and before the tests; it must be safe to repeat"));
const gate = require_dist.pipe(mapping({
	ssm: require_dist.optional(ownParameter),
	overlap: require_dist.optional(require_dist.pipe(require_dist.boolean("true or false"), require_dist.description("true: the new side begins before the old one ends")), false)
}), require_dist.description("who may work in the background: the tag switchover-live of each instance, and this parameter"));

// src/action/config/schema/http.ts
const statusForm = "a status (200) or a range (\"200-299\")";
const status = require_dist.pipe(require_dist.union([wholeNumber(100, 599, statusForm), text(/^[1-5]\d\d(-[1-5]\d\d)?$/, statusForm)], statusForm), require_dist.description(statusForm), require_dist.rawCheck(({ dataset, addIssue }) => {
	const { from, to } = rangeOf(dataset.typed ? dataset.value : "");
	if (from > to) addIssue({ message: `${statusForm}, the smaller one first` });
}), require_dist.transform(rangeOf));
function rangeOf(value) {
	const [from = 200, to = from] = `${value}`.split("-").map(Number);
	return {
		from,
		to
	};
}
const headers = require_dist.record(headerName, headerValue, "a mapping of header names to texts");
const pattern = require_dist.pipe(require_dist.string("a regular expression"), require_dist.rawCheck(({ dataset, addIssue }) => {
	if (dataset.typed && !compiles(dataset.value)) addIssue({ message: "a regular expression that compiles" });
}), require_dist.description("a regular expression"));
function compiles(source) {
	try {
		new RegExp(source.replace(/\{(service|release|color|attempt)\}/g, "x"));
		return true;
	} catch {
		return false;
	}
}
const json = require_dist.record(require_dist.string("a JSONPath"), require_dist.union([
	require_dist.string(),
	require_dist.number(),
	require_dist.boolean(),
	require_dist.null_()
], "a text, a number, true, false or null"), "a mapping of JSONPaths to values, such as { $.status: up }");
const question = {
	method: require_dist.optional(text(/^[A-Z]{3,10}$/, "an HTTP method in capitals"), "GET"),
	path: urlPath,
	"request-headers": require_dist.optional(headers, {}),
	body: require_dist.optional(require_dist.string("a text"))
};
const answer = {
	contains: require_dist.optional(words("a text to look for")),
	matches: require_dist.optional(pattern),
	json: require_dist.optional(json, {}),
	header: require_dist.optional(headers, {})
};
const certificate = require_dist.optional(oneOf(["trusted", "any"]), "trusted");
const oneAnswer = {
	within: require_dist.optional(duration(1), "2s"),
	certificate
};
const toInstance = {
	port: require_dist.optional(port),
	protocol: require_dist.optional(oneOf(["http", "https"]))
};
const passes = (usual) => require_dist.optional(wholeNumber(1, 1e3, "a number of answers, 1 to 1000"), usual);
const readyHttp = mapping({
	...question,
	...toInstance,
	status: require_dist.optional(status),
	...answer,
	...oneAnswer,
	passes: passes(1)
});
const busyHttp = mapping({
	...question,
	...toInstance,
	status: require_dist.optional(status),
	...answer,
	...oneAnswer
});
const testHttp = mapping({
	...question,
	...toInstance,
	status: require_dist.optional(status),
	...answer,
	...oneAnswer,
	passes: passes(3),
	via: require_dist.optional(oneOf(["preview", "instance"]), "preview")
});
const testTcp = mapping({
	port,
	within: require_dist.optional(duration(1), "2s"),
	via: require_dist.optional(oneOf(["instance"], { preview: "A load balancer speaks HTTP only; tcp asks the instances." }), "instance")
});
const watchHttp = mapping({
	...question,
	status: require_dist.optional(status),
	...answer,
	...oneAnswer,
	passes: passes(1)
});
const proof = mapping({
	path: urlPath,
	"request-headers": question["request-headers"],
	...answer,
	certificate,
	passes: passes(20),
	within: require_dist.optional(duration(1), "5m"),
	from: require_dist.optional(oneOf(["runner", "ssm"]), "runner"),
	required: require_dist.optional(require_dist.boolean("true or false"), false),
	resolver: require_dist.optional(text(/^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:]+\])(:\d{1,5})?$/, "the address of a DNS server, such as 10.0.0.2:53"))
});
const hold = require_dist.pipe(require_dist.string(require_goal.holdForm), require_dist.regex(require_goal.holdPattern, require_goal.holdForm), require_dist.rawCheck(({ dataset, addIssue }) => {
	if (dataset.typed && require_goal.readHold(dataset.value) === void 0) addIssue({ message: require_goal.holdForm });
}), require_dist.transform((value) => require_goal.readHold(value) ?? { kind: "none" }), require_dist.description(require_goal.holdForm));

// src/action/config/schema/retire.ts
const onEach = whole("`on` is not a key here", "Take it out: every instance is asked.");
const busy = mapping({
	http: require_dist.optional(busyHttp),
	run: require_dist.optional(run),
	within: runWithin,
	ssm: require_dist.optional(mapping({
		...remote,
		within: require_dist.optional(duration(1e3), "1m")
	}, { on: onEach }))
});
const hook = mapping({
	run: require_dist.optional(run),
	within: runWithin,
	ssm: require_dist.optional(mapping(remote, { on: onEach }))
});
const ending = oneOf([
	"terminate",
	"stop",
	"keep"
]);
const retire = mapping({
	busy: require_dist.optional(require_dist.pipe(busy, require_dist.description("one of { http: … }, { run: … }, { ssm: … }: a right answer means no work is left"))),
	deadline: require_dist.optional(duration(), "4h"),
	then: require_dist.optional(ending, "terminate"),
	"at-deadline": require_dist.optional(ending, "keep"),
	before: require_dist.optional(require_dist.pipe(require_dist.array(hook, "a list of commands"), require_dist.description("in order, for each instance before it ends; a failure keeps it: [{ ssm: … }, { run: … }]")), []),
	"at-once": require_dist.optional(require_dist.pipe(oneOf([
		"all",
		"zone",
		"one"
	]), require_dist.description("how much of the side ends together: all, zone or one")), "all")
});

// src/action/config/schema/tests.ts
const own = {
	http: require_dist.optional(testHttp),
	tcp: require_dist.optional(testTcp),
	run: require_dist.optional(run),
	within: runWithin,
	ssm: require_dist.optional(mapping({
		...remote,
		on: require_dist.optional(oneOf(["one", "all"]), "all")
	})),
	deadline: require_dist.optional(require_dist.pipe(duration(), require_dist.description("how long a test that fails is tried again, such as 30s")), "0s")
};
mapping(own);
const test = mapping({
	...own,
	then: require_dist.optional(require_dist.array(require_dist.lazy(() => test), "a list of tests"), [])
});
const releaseTests = require_dist.pipe(require_dist.array(test, "a list of tests"), require_dist.description("asked of the idle side, several at once; one that fails rejects the release"));

// src/action/config/schema/watch.ts
const alarmNames = require_dist.pipe(require_dist.array(text(/^(?!arn:)[^\s](.{0,254})$/, "the name of an alarm of CloudWatch, not its ARN"), "a list of names of alarms"), require_dist.maxLength(100, "at most 100 alarms"), require_dist.description("alarms of CloudWatch that reject the release when they ring"));
const mayRing = require_dist.pipe(require_dist.array(text(/\S/, "the name of one of `alarms`"), "a list of names out of `alarms`"), require_dist.maxLength(20, "at most 20 alarms"), require_dist.description("those of `alarms` that may ring before the switch: they are left out of its watch then"));
const percentForm = "a part of the requests in percent, such as 1% or 0.5%";
const percent = require_dist.pipe(require_dist.string(percentForm), require_dist.regex(/^(\d|[1-9]\d)(\.\d{1,3})?%$/, percentForm), require_dist.transform((written) => Number(written.slice(0, -1))));
const compare = mapping({
	errors: require_dist.optional(require_dist.pipe(percent, require_dist.description("5xx of the targets: how many percent of the requests more than on the old side"))),
	latency: require_dist.optional(require_dist.pipe(duration(1), require_dist.description("response time of the targets, p99: how much more than on the old side"))),
	minutes: require_dist.optional(wholeNumber(1, 60, "whole minutes of the new side that are compared at least, 1 to 60"), 3),
	requests: require_dist.optional(wholeNumber(1, 1e7, "a number of requests: a side with fewer is not judged, from 1"), 500),
	baseline: require_dist.optional(wholeNumber(1, 1440, "minutes of the old side before the switch that are compared with, 1 to 1440"), 10)
});
const watch = mapping({
	for: require_dist.optional(duration(1), "10m"),
	http: require_dist.optional(watchHttp),
	"target-health": require_dist.optional(require_dist.boolean("true or false"), true),
	alarms: require_dist.optional(alarmNames, []),
	"may-ring": require_dist.optional(mayRing, []),
	compare: require_dist.optional(require_dist.pipe(compare, require_dist.description("the new side’s target groups must do no worse than the old side’s, by CloudWatch"))),
	"on-cancel": require_dist.optional(oneOf(["leave", "rollback"]), "leave")
});

// src/action/config/schema/service.ts
const pair = mapping({
	blue: targetGroupArn,
	green: targetGroupArn
});
const route = mapping({
	listener: require_dist.optional(listenerArn),
	rule: require_dist.optional(ruleArn),
	host: require_dist.optional(hostName),
	proof: require_dist.optional(mapping({ path: urlPath })),
	"target-groups": require_dist.optional(pair)
}, { weights: "Say with `switch: { steps: [10, 50, 100], every: 5m }` how the traffic moves." });
const preview = mapping({
	priority: wholeNumber(1, 49999, "the priority of a rule, 1 to 49999 (the lease uses the next one)"),
	header: require_dist.optional(headerName, "X-Switchover-Preview")
}, {
	host: "The idle side is reached by `header`.",
	"open-to": "The idle side is reached by `header`.",
	listener: "The idle side is reached by `header`."
});
const dns = mapping({
	zone: zoneId,
	record: words("the name of the record, such as {name}.example.internal"),
	ttl: require_dist.optional(wholeNumber(0, 2147483647, "a number of seconds"), 60),
	address: require_dist.optional(addressKind, "private"),
	role: require_dist.optional(roleArn)
});
const ready = mapping({
	tcp: require_dist.optional(port),
	http: require_dist.optional(readyHttp),
	ssm: require_dist.optional(require_dist.literal("online", "`online`")),
	delay: require_dist.optional(duration(), "0s"),
	within: require_dist.optional(duration(1), "320s")
});
const share = wholeNumber(1, 100, "a share of the traffic in percent, 1 to 100");
const switching = mapping({
	before: beforeSwitch,
	steps: require_dist.optional(require_dist.pipe(require_dist.array(share, "a list of shares in percent, such as [10, 50, 100]"), require_dist.minLength(1, "at least one share"), require_dist.description("percent of the traffic, rising to 100")), [100]),
	every: require_dist.optional(require_dist.pipe(duration(1), require_dist.description("how long each share below 100 stands"))),
	after: afterSwitch
});
const price = "a price, such as 0.0208";
const holdPrice = mapping({
	"per-instance-hour": require_dist.pipe(require_dist.number(price), require_dist.minValue(0, price), require_dist.description(price)),
	currency: require_dist.optional(text(/^[A-Z]{3}$/, "a currency by its three letters, such as USD"), "USD")
});
const routes = require_dist.pipe(require_dist.array(route, "a list of routes"), require_dist.minLength(1, "at least one route"), require_dist.description("what production traffic goes through"));
const service = mapping({
	host: require_dist.pipe(hostName, require_dist.description("the Host header and TLS name, such as app.example.com")),
	routes,
	"target-groups": require_dist.pipe(pair, require_dist.description("{ blue: the ARN of a target group, green: that of another }")),
	preview: require_dist.pipe(preview, require_dist.description("{ priority: of a rule on the first route’s listener }")),
	fleet: require_dist.pipe(fleet, require_dist.description("one of { ec2: … }, { auto-scaling: … }, { existing: … }")),
	dns: require_dist.optional(require_dist.pipe(dns, require_dist.description("an A record for each instance"))),
	ready: require_dist.optional(require_dist.pipe(ready, require_dist.description("what each instance answers before it is set up"))),
	"set-up": require_dist.optional(setUp, []),
	migrate: require_dist.optional(migrate),
	gate: require_dist.optional(gate),
	health: require_dist.optional(mapping({ within: require_dist.optional(duration(1), "10m") }), {}),
	"release-test": require_dist.optional(releaseTests, []),
	switch: require_dist.optional(switching, {}),
	proof: require_dist.optional(proof),
	watch: require_dist.optional(watch),
	"minimum-hold": require_dist.optional(duration(), "2m"),
	hold: require_dist.optional(hold, "30m"),
	"hold-default": require_dist.optional(oneOf(["retire", "rollback"]), "retire"),
	"hold-price": require_dist.optional(require_dist.pipe(holdPrice, require_dist.description("what status and summary count the cost of a hold by"))),
	lease: require_dist.optional(duration(1e3), "90s"),
	"keep-failed": require_dist.optional(duration(), "24h"),
	"keep-rejected": require_dist.optional(require_dist.pipe(require_dist.boolean("true or false"), require_dist.description("true: instances of a rejected release stay to be looked at")), false),
	retire: require_dist.optional(retire, {}),
	traffic: require_dist.optional(require_dist.literal("load-balancer", notYet("traffic", "Write `traffic: load-balancer`, or leave it out.")))
});
const serviceName = text(/^[A-Za-z][A-Za-z0-9._-]{0,62}$/, "a service name: a letter, then at most 62 letters, digits and . _ -");
const config = mapping({ services: require_dist.pipe(require_dist.record(serviceName, service, "a mapping of service names to services"), require_dist.minEntries(1, "at least one service"), require_dist.description("a mapping of service names to services")) }, { "undo-together": "Take it out; services that were switched already stay so." });

// src/action/config/shape.ts
function readShape(value) {
	const reserved = reservedKeys(value, []);
	const result = require_dist.safeParse(config, value);
	const wrong = [...reserved, ...(result.issues ?? []).map(wrongOf)];
	return {
		value: wrong.length === 0 && result.success ? result.output : void 0,
		wrong: once(wrong)
	};
}
function wrongOf(issue) {
	const path = (issue.path ?? []).map(({ key }) => typeof key === "number" ? key : String(key));
	const [first = "", remedy] = issue.message.split("\n");
	if (remedy !== void 0) return {
		path,
		said: first,
		remedy
	};
	return {
		path,
		said: `found ${shown(issue.input)}; expected ${first}`,
		remedy: `Write ${first}.`
	};
}
function reservedKeys(value, path) {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const at = [...path, Array.isArray(value) ? Number(key) : key];
		if (key in Object.prototype) return [{
			path: at,
			said: `\`${key}\` cannot be a key`,
			remedy: "Choose another name."
		}];
		return reservedKeys(inner, at);
	});
}
function shown(value) {
	if (value === void 0) return "nothing";
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
function once(wrong) {
	const byPlace = /* @__PURE__ */ new Map();
	for (const one of wrong) {
		const place = JSON.stringify(one.path);
		if (!byPlace.has(place)) byPlace.set(place, one);
	}
	return [...byPlace.values()];
}
const asMistake = ({ path, said, remedy }, lineOf) => {
	const line = lineOf(path);
	return {
		path: pathSaid(path) || "config",
		said: line ? `${said} (line ${line})` : said,
		remedy
	};
};

// src/action/config/scripts.ts
const mostBytes = 65536;
async function readScripts(written, workspace) {
	const scripts = /* @__PURE__ */ new Map();
	const wrong = [];
	for (const { path, given } of scriptsOf(written)) {
		const bytes = await require_user_data.readGiven(given, workspace);
		const text = bytes && require_user_data.textOf(bytes);
		const problem = bytes === void 0 ? require_user_data.cannotBeRead(given) : problemOf(given, bytes, text);
		if (problem !== void 0) wrong.push({
			path,
			...problem
		});
		if (text !== void 0) scripts.set(given, text);
	}
	return {
		scripts,
		wrong
	};
}
function scriptsOf({ name, service }) {
	return [
		...(service["set-up"] ?? []).map((step, at) => ({
			path: ["set-up", at],
			step
		})),
		{
			path: ["migrate"],
			step: service.migrate
		},
		...writtenTests(service).map(({ test, path }) => ({
			path,
			step: test
		})),
		...["before", "after"].flatMap((when) => (service.switch?.[when] ?? []).map((step, at) => ({
			path: [
				"switch",
				when,
				at
			],
			step
		}))),
		{
			path: ["retire", "busy"],
			step: service.retire?.busy
		},
		...(service.retire?.before ?? []).map((step, at) => ({
			path: [
				"retire",
				"before",
				at
			],
			step
		}))
	].flatMap(({ path, step }) => {
		const given = step?.ssm?.script;
		return given === void 0 ? [] : [{
			path: [
				"services",
				name,
				...path,
				"ssm",
				"script"
			],
			given
		}];
	});
}
function problemOf(given, { length }, text) {
	const named = given.includes("\n") ? "the script" : JSON.stringify(given);
	if (text === void 0) return {
		said: `${named} is no text`,
		remedy: "Fetch the program on the machine, and run it from a script."
	};
	if (text.trim() === "") return {
		said: `${named} is empty`,
		remedy: "Write the script, or take the step out."
	};
	if (length > mostBytes) return {
		said: `${named} has ${length} bytes; a command has at most ${mostBytes}`,
		remedy: "Fetch the rest on the machine, or name a `document` of your own."
	};
}

// src/action/config/texts.ts
async function readTexts(written, workspace, asked) {
	const [{ userData, wrong }, { scripts, wrong: ofScripts }] = await Promise.all([require_user_data.readUserData(written, workspace, asked), readScripts(written, workspace)]);
	return {
		userData,
		scripts,
		wrong: [...wrong, ...ofScripts]
	};
}

// src/action/config/parse.ts
const rules = [
	eachRouteIsSomething,
	eachRouteIsOneThing,
	sidesDiffer,
	firstRouteIsOfTheService,
	eachBalancerHasItsPair,
	prioritiesAreLowEnough,
	previewHeaderIsMatchable,
	inOnePlace,
	oneFleet,
	canBeLaunched,
	typeIsGivenOnce,
	volumesAreMade,
	tagsAreFree,
	groupsAreLeftAlone,
	templateIsOneThing,
	existingAreLeftAlone,
	onlyOurOwnAreStopped,
	retiresAsItsKind,
	eachStepIsOneCommand,
	stepsRise,
	placeholdersExist,
	recordsDiffer,
	readyAsksOneThing,
	eachTestAsksOneThing,
	proofTellsSidesApart,
	watchLooksAtSomething,
	mayRingIsWatched,
	comparesSomething,
	watchOutlastsItsMetrics
];
async function parseConfig(text, workspace, asked) {
	const read = readDocument(text);
	if ("mistakes" in read) return {
		services: {},
		mistakes: read.mistakes
	};
	const shape = readShape(read.value);
	const written = stillRight(read.value, shape.wrong);
	const [texts, runs, jsonPaths] = await Promise.all([
		Promise.all(written.map((service) => readTexts(service, workspace, asked))),
		Promise.all(written.map((service) => wrongRuns(service, workspace, asked))),
		Promise.all(written.map(wrongJsonPaths))
	]);
	const mistakes = [
		...shape.wrong,
		...written.flatMap((service) => rules.flatMap((rule) => rule(service))),
		...nothingIsShared(written),
		...texts.flatMap(({ wrong }) => wrong),
		...runs.flat(),
		...jsonPaths.flat()
	].map((one) => asMistake(one, read.lineOf));
	if (shape.value === void 0 || mistakes.length > 0) return {
		services: {},
		mistakes
	};
	return {
		services: servicesOf(shape.value, new Map(written.map(({ name }, at) => [name, texts[at]]))),
		mistakes
	};
}
const noTexts = {
	userData: void 0,
	scripts: /* @__PURE__ */ new Map()
};
const priceOf = (read) => read && {
	perInstanceHour: read["per-instance-hour"],
	currency: read.currency
};
function servicesOf({ services }, texts) {
	const whole = Object.entries(services).map(([name, read]) => {
		const settings = serviceSettings(name, read, texts.get(name) ?? noTexts);
		const { hold, "hold-price": price } = read;
		return [name, {
			settings,
			terms: serviceTerms(read, settings),
			hold,
			price: priceOf(price)
		}];
	});
	return Object.fromEntries(whole);
}

exports.parseConfig = parseConfig;