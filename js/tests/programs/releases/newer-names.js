// area: releases
// runtimes: node node-22 node-20 node-18
// what: What came to the language and the library with a later line is not there
const paths = ['Promise.try', 'Error.isError', 'RegExp.escape', 'Float16Array', 'DisposableStack', 'Promise.withResolvers', 'Array.fromAsync',
  'Object.groupBy', 'Map.groupBy', 'Set.prototype.union', 'Iterator', 'Array.prototype.toSorted', 'Array.prototype.with',
  'String.prototype.isWellFormed', 'ArrayBuffer.prototype.transfer', 'ArrayBuffer.prototype.resize', 'CustomEvent', 'File', 'navigator',
  'structuredClone', 'fetch', 'AbortSignal.any', 'Array.prototype.at', 'process.getBuiltinModule'];
for (const path of paths) {
  const value = path.split('.').reduce((object, name) => object?.[name], globalThis);
  console.log(path, typeof value);
}
console.log(typeof [].values().map, typeof new Uint8Array(1).toSorted, typeof require('util').styleText, typeof require('path').matchesGlob);
