// area: modules
// runtimes: node
// what: Importing node:fs and asking for import.meta
import fs, { readFileSync } from 'node:fs';
import * as path from 'node:path';
console.log(typeof fs.readFile, readFileSync === fs.readFileSync, path.basename(import.meta.url));
console.log(typeof import.meta.dirname, typeof import.meta.filename, typeof require);
