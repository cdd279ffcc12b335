// src/deploy/model.ts
const colors = ["blue", "green"];
const other = (color) => color === "blue" ? "green" : "blue";

Object.defineProperty(exports, "colors", {
  enumerable: true,
  get: function () {
    return colors;
  }
});
Object.defineProperty(exports, "other", {
  enumerable: true,
  get: function () {
    return other;
  }
});