// area: language
// runtimes: node
// what: typed arrays made of others keep the remainder; their constructors look like the engine's
const src = [300, -1, 2.5, 0.5, 1.5, -0.5, 1e10, -1e10, NaN, Infinity, 255.5, 2 ** 31, 65536.9];
for (const S of [Float64Array, Float32Array, Int32Array, Uint16Array, Int8Array, Uint32Array]) for (const K of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array]) console.log(S.name, K.name, new K(new S(src)).join());
console.log(new Uint8Array([1, 2]), new Uint8Array(new ArrayBuffer(4), 1, 2), Uint8Array.of(1, 300), Uint8Array.from([1, -1]), Uint8Array.name, Uint8Array.length, Uint8Array.BYTES_PER_ELEMENT, Object.getPrototypeOf(Uint8Array) === Object.getPrototypeOf(Float32Array), new Uint8Array(2).constructor === Uint8Array, new Uint8Array(2).map((x) => x + 1) instanceof Uint8Array, Uint8Array[Symbol.species] === Uint8Array);
class My extends Uint8Array { sum() { return this.reduce((a, b) => a + b, 0) } }
const m = new My(new Float64Array([257, 2])); console.log(m, m.sum(), m.slice(1) instanceof My, m.subarray(1).constructor === My, My.from([1]).constructor === My);
try { Uint8Array(3) } catch (e) { console.log(e.message) }
try { new Uint8Array(new BigInt64Array(2)) } catch (e) { console.log(e.name, e.message) }
try { new Uint8Array(-1) } catch (e) { console.log(e.name, e.message) }
console.log(JSON.stringify(Object.getOwnPropertyDescriptors(Uint8Array)), String(Uint8Array), structuredClone(new Uint8Array([1])), new Uint8Array(Buffer.from('hi')));
console.log(new Uint8Array(new Set([1, 2])), new Uint8Array('3'), new Uint8Array({ length: 2, 0: 5 }), new Uint8Array(new Uint8Array([1, 2, 3])));
