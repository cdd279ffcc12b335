// src/errors.ts
var SwitchoverError = class extends Error {
	name = "SwitchoverError";
	code;
	remedy;
	constructor(code, message, remedy, cause) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.code = code;
		this.remedy = remedy;
	}
};
const inWords = ({ message, remedy }) => `${message.replace(/\.$/, "")}. ${remedy}`;

Object.defineProperty(exports, "SwitchoverError", {
  enumerable: true,
  get: function () {
    return SwitchoverError;
  }
});
Object.defineProperty(exports, "inWords", {
  enumerable: true,
  get: function () {
    return inWords;
  }
});