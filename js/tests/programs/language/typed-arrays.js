// area: language
// runtimes: node browser
// what: Typed arrays wrap, share a buffer, and keep order
const bytes = new Uint8Array([255, 256, -1]);
console.log(bytes.join(), new Uint8ClampedArray([300, -5]).join(), new Int16Array(bytes.buffer.slice(0, 2)).length);
const view = new DataView(new ArrayBuffer(4));
view.setUint16(0, 258);
console.log(view.getUint8(0), view.getUint8(1), view.getUint16(0, true));
console.log([...new Float32Array([1.5, NaN])].join(), Array.from(bytes.subarray(1)).join());
