// src/settings.ts
const bytesMark = "data:;base64,";

Object.defineProperty(exports, "bytesMark", {
  enumerable: true,
  get: function () {
    return bytesMark;
  }
});