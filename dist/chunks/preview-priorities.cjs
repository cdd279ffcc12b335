// src/deploy/preview-priorities.ts
const previewPriorities = (listeners, priority) => listeners.map((listener, pair) => {
	const before = listeners.slice(0, pair).filter((one) => one === listener).length;
	return before === 0 ? priority : priority + 1 + before;
});

Object.defineProperty(exports, "previewPriorities", {
  enumerable: true,
  get: function () {
    return previewPriorities;
  }
});