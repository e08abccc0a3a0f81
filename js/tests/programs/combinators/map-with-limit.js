// area: combinators
// runtimes: node browser
// what: At most two at a time
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function mapLimit(items, limit, fn) {
  const results = [];
  let next = 0;
  const worker = async () => { while (next < items.length) { const i = next++; results[i] = await fn(items[i]); } };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}
mapLimit([40, 15, 60, 15], 2, async (ms) => { console.log('start', ms); await wait(ms); console.log('end', ms); return ms; })
  .then((r) => console.log(r.join()));
