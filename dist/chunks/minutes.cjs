// src/deploy/minutes.ts
const minuteMs = 6e4;
const lateMs = 3 * minuteMs;
const wholeSince = (since, now) => ({
	from: Math.ceil(since / minuteMs) * minuteMs,
	to: Math.floor((now - lateMs) / minuteMs) * minuteMs
});
function wholeBefore(moment, minutes) {
	const to = Math.floor(moment / minuteMs) * minuteMs;
	return {
		from: to - minutes * minuteMs,
		to
	};
}
const hasMinutes = ({ from, to }, minutes) => to - from >= minutes * minuteMs;
const toldAfterMs = (minutes) => minutes * minuteMs + minuteMs + lateMs;

Object.defineProperty(exports, "hasMinutes", {
  enumerable: true,
  get: function () {
    return hasMinutes;
  }
});
Object.defineProperty(exports, "minuteMs", {
  enumerable: true,
  get: function () {
    return minuteMs;
  }
});
Object.defineProperty(exports, "toldAfterMs", {
  enumerable: true,
  get: function () {
    return toldAfterMs;
  }
});
Object.defineProperty(exports, "wholeBefore", {
  enumerable: true,
  get: function () {
    return wholeBefore;
  }
});
Object.defineProperty(exports, "wholeSince", {
  enumerable: true,
  get: function () {
    return wholeSince;
  }
});