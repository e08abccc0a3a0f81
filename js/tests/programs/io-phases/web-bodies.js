// area: io-phases
// runtimes: node
// what: Bodies of Response, Request and Blob, fetch of data: addresses: values and how many microtasks they take
const count = async (name, made) => {
  let ticks = 0, done = false;
  const promise = made();
  promise.then((value) => { done = true; console.log(name, value, ticks); }, (e) => { done = true; console.log(name, e.name, e.message, ticks); });
  while (!done && ticks < 100) { await null; ticks += 1; }
};
(async () => {
  await count('text', () => new Response('x').text());
  await count('json', () => Response.json({ a: [1] }).json());
  await count('no body', () => new Response().text());
  await count('bytes', () => new Response(new Uint8Array([1, 2])).bytes());
  await count('request', () => new Request('http://a/', { method: 'POST', body: 'data' }).text());
  await count('blob', () => new Blob(['x']).text());
  await count('blob of three', () => new Blob(['x', new Uint8Array([65]), 'z']).text());
  await count('slice', () => new Blob(['xyz']).slice(1).text());
  await count('fetch', async () => (await fetch('data:text/plain,a%20b')).text());
  await count('base64', async () => (await fetch('data:application/json;base64,eyJhIjoxfQ==')).json());
  await count('bad json', () => new Response('{').json());
  await count('bad address', () => fetch('nope'));
  const response = new Response('once', { status: 201, headers: { 'Content-Type': 'text/x', b: '2' } });
  console.log(response.status, response.ok, response.headers.get('content-type'), [...response.headers]);
  await count('first', () => response.text());
  await count('second', () => response.text());
  await fetch('http://nowhere.invalid/').catch((e) => console.log(e.name, e.message, e.cause.code, e.cause.message));
  await count('aborted', () => fetch('data:,x', { signal: AbortSignal.abort() }));
})();
const data = new FormData();
data.append('a', 1);
data.append('a', 'two');
data.set('b', 'x');
console.log([...data], data.get('a'), data.getAll('a'), data.has('c'));
const file = new File(['abc'], 'n.txt', { type: 'Text/Plain', lastModified: 5 });
console.log(file, file instanceof Blob, new Blob(['a', 'b']), new Headers({ b: '1', a: '2' }));
