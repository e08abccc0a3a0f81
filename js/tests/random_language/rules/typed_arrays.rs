//! Typed arrays.

/// What stands for itself.
pub(super) const LEAVES: &[&str] = &[
    "new Uint8Array([1, 2, 300])",
    "new Int8Array(3)",
    "new Uint8ClampedArray([-1, 1.5, 300, NaN])",
    "new Int16Array([1, -32769])",
    "new Float32Array([0.1, NaN, -0])",
    "new Float64Array([3, 1, 2])",
    "new BigInt64Array([1n, -1n])",
    "new Uint32Array([-1])",
    "new Float16Array([1.1, 65520])",
    "new Uint8Array(new ArrayBuffer(4), 1, 2)",
];

/// What has parts.
pub(super) const RULES: &[&str] = &[
    "new Uint8Array(§a)",
    "new Float64Array(§i)",
    "Int16Array.from(§i, §F)",
    "Uint8Array.of(§n, §n)",
    "§t.map(§F)",
    "§t.filter(§F)",
    "§t.slice(§n, §n)",
    "§t.subarray(§n, §n)",
    "§t.sort()",
    "§t.toSorted(§C)",
    "§t.reverse()",
    "§t.fill(§n)",
    "§t.with(§k, §n)",
    "new Uint16Array(§t)",
    "new Uint8Array(§t.buffer)",
    "(x => (x.set(§a, §k), x))(§t)",
    "new Int32Array(§k)",
    "new BigUint64Array([§g])",
    "Uint8Array.from(§s)",
    "§t.copyWithin(§n, §n)",
    "new Float32Array([§n, §n])",
];
