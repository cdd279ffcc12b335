// src/deploy/placeholders.ts
const fill = (text, values) => text.replace(/(?<![${])\{([a-z]+)\}(?!\})/g, (whole, name) => values[name] ?? whole);
const asksFor = (text, name) => fill(text, { [name]: "\0" }).includes("\0");

Object.defineProperty(exports, "asksFor", {
  enumerable: true,
  get: function () {
    return asksFor;
  }
});
Object.defineProperty(exports, "fill", {
  enumerable: true,
  get: function () {
    return fill;
  }
});