import fs from 'fs'
import * as ns from 'path'
import { join, default as d } from 'path'
export { join }
export { fs as renamed, ns as "string name" }
export * from 'path'
export * as all from 'path'
export const a = 1, b = () => 2
export let c = async () => await 3
export function hoisted() {}
export async function* ag() { yield 1 }
export class K { static x = 1 }
export default class { }
await null
const v = await (await b)()
for await (const x of [1, 2]) console.log(x)
if (v) await 1; else await 2
while (await false) await 3
console.log(v, await c(), import.meta.url, d, typeof await import('fs'))
try { await Promise.reject({ z: 1 }) } catch ({ z }) { console.log(z) }
label: for (const y of [await 1]) continue label
export { v as w }
import late from 'late'
