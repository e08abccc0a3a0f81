// area: console-format
// runtimes: node
// what: Typed arrays and buffers
console.log(new Uint8Array([1, 2, 3]), new Float64Array(2), new BigInt64Array(1));
console.log(new ArrayBuffer(4));
console.log(Buffer.from('hi'));
console.log(new DataView(new ArrayBuffer(2)).byteLength);
