// area: io-phases
// runtimes: node
// what: Pipelines of generators and async functions: values, failures, aborts, wrong returns
const { Readable, Writable, Transform, PassThrough, pipeline, finished } = require('stream');
const sp = require('stream/promises');
(async () => {
  console.log('1', await sp.pipeline(['a', 'b'], async function* (src) { for await (const c of src) yield c.toUpperCase(); }, async (src) => { let s = ''; for await (const c of src) s += c; return s; }));
  await sp.pipeline(Readable.from(['x', 'y']), async function (src) { for await (const c of src) console.log('2', c); });
  pipeline(Readable.from(['q']), async function (src) { for await (const c of src) console.log('3', c); return 'value'; }, (e, v) => console.log('3 done', e, v));
  await new Promise((r) => setTimeout(r, 5));
  pipeline(function* () { yield 1; yield 2; }, async function* (src) { for await (const c of src) yield c * 2; }, new Writable({ objectMode: true, write(c, e, cb) { console.log('4', c); cb(); } }), (e) => console.log('4 done', e));
  await new Promise((r) => setTimeout(r, 5));
  pipeline(async function* () { yield 'a'; throw new Error('source'); }, new PassThrough(), (e) => console.log('5', e.message));
  await new Promise((r) => setTimeout(r, 5));
  pipeline(Readable.from(['a']), async function () { throw new Error('sink'); }, (e) => console.log('6', e.message));
  await new Promise((r) => setTimeout(r, 5));
  try { await sp.pipeline(Readable.from(['a']), async function* (s) { for await (const c of s) { yield c; throw new Error('mid'); } }, async (s) => { for await (const c of s) console.log('7', String(c)); }); } catch (e) { console.log('7', e.message); }
  const ac = new AbortController();
  setTimeout(() => ac.abort(), 3);
  try { await sp.pipeline(async function* ({ signal }) { yield 1; await require('timers/promises').setTimeout(50, null, { signal }); }, async (s) => { for await (const c of s) console.log('8', c); }, { signal: ac.signal }); } catch (e) { console.log('8', e.name, e.code); }
  const chunks = []; await sp.pipeline(Readable.from(['h', 'i']), new Transform({ transform(c, e, cb) { cb(null, c + '!'); } }), async (s) => { for await (const c of s) chunks.push(String(c)); }); console.log('9', chunks);
  console.log('10', await sp.pipeline(new Map([[1, 2]]), async (s) => { const r = []; for await (const x of s) r.push(x); return r; }));
  try { pipeline(Readable.from([]), () => 5, () => {}); } catch (e) { console.log('11', e.code, e.message); }
  try { pipeline(Readable.from([]), () => 5, new PassThrough(), () => {}); } catch (e) { console.log('12', e.code, e.message); }
  try { pipeline(5, new PassThrough(), () => {}); } catch (e) { console.log('13', e.code, e.message); }
  try { pipeline(Readable.from([1])); } catch (e) { console.log('14', e.code, e.message); }
  try { pipeline(Readable.from([1]), () => {}); } catch (e) { console.log('15', e.code, e.message); }
  const out = pipeline(Readable.from(['a', 'b']), async function* (s) { for await (const c of s) yield c + c; }, (e) => console.log('16 end', e)); out.on('data', (c) => console.log('16', c));
  await new Promise((r) => setTimeout(r, 5));
  await new Promise((r) => setTimeout(r, 5));
  console.log('18', await Readable.from([1, 2, 3, 4]).filter((x) => x % 2).map((x) => x * 10).toArray());
  console.log('19', await Readable.from([1, 2, 3]).reduce((a, b) => a + b, 0), await Readable.from([1, 2]).some((x) => x > 1), await Readable.from([3, 4]).find((x) => x > 3));
  for await (const x of Readable.from([1, 2, 3]).take(2)) console.log('20', x);
  await pipelineEnd();
})().catch((e) => console.log('failed', e));
async function pipelineEnd() {
  const { pipeline: p } = require('stream/promises');
  await p('text', async function* (s) { for await (const c of s) yield c; }, process.stdout, { end: false });
  console.log('\n21 done');
}
