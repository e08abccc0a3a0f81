// area: dom-events
// runtimes: browser
// what: XMLHttpRequest and FileReader: states, events and values, an abort, wrong uses; PerformanceObserver
const x = new XMLHttpRequest();
for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend', 'error', 'abort', 'timeout']) {
  x.addEventListener(type, (e) => console.log('x', type, x.readyState, x.status, e.loaded, e.total, e.lengthComputable));
}
console.log(x.readyState, x.responseText === '', x.status, XMLHttpRequest.DONE, x.UNSENT);
x.open('GET', 'data:application/json,{"a":1}');
x.responseType = 'json';
x.setRequestHeader('A', 'b');
x.send();
console.log('sent');
Promise.resolve().then(() => console.log('microtask'));
x.onload = () => {
  console.log(x.response, x.getResponseHeader('content-type'), JSON.stringify(x.getAllResponseHeaders()), x.statusText, x.responseURL.slice(0, 8));
  try { x.responseText; } catch (e) { console.log(e.name, e.message); }
};
x.addEventListener('loadend', abort);
function abort() {
  const z = new XMLHttpRequest();
  z.onreadystatechange = () => console.log('z', z.readyState);
  z.onabort = () => console.log('z abort', z.readyState);
  z.onloadend = () => console.log('z loadend');
  z.open('GET', 'data:,x');
  z.send();
  z.abort();
  console.log('z after', z.readyState);
  for (const wrong of [() => z.send(), () => new XMLHttpRequest().setRequestHeader('a', 'b'), () => new XMLHttpRequest().open('GET')]) {
    try { wrong(); } catch (e) { console.log(e.name, e.message); }
  }
  read();
}
function read() {
  const r = new FileReader();
  for (const type of ['loadstart', 'progress', 'load', 'loadend', 'error', 'abort']) {
    r.addEventListener(type, (e) => console.log('r', type, r.readyState, e.loaded, e.total, typeof r.result));
  }
  console.log(r.readyState, r.result, FileReader.DONE);
  r.readAsText(new Blob(['héllo']));
  console.log('reading', r.readyState);
  r.onloadend = () => {
    console.log(r.result);
    const url = new FileReader();
    url.readAsDataURL(new Blob(['hi'], { type: 'text/plain' }));
    url.onload = () => {
      console.log(url.result);
      const cancelled = new FileReader();
      cancelled.onabort = () => console.log('aborted', cancelled.readyState, cancelled.result);
      cancelled.readAsText(new Blob(['q']));
      try { cancelled.readAsText(new Blob(['q'])); } catch (e) { console.log(e.name, e.message); }
      cancelled.abort();
      try { new FileReader().readAsText('x'); } catch (e) { console.log(e.name, e.message); }
      observe();
    };
  };
}
function observe() {
  new PerformanceObserver((list, observer) => {
    console.log(list.getEntries().map((entry) => `${entry.name} ${entry.entryType}`), list.getEntriesByType('mark').length);
    observer.disconnect();
    performance.mark('unseen');
  }).observe({ entryTypes: ['mark'] });
  performance.mark('seen');
  Promise.resolve().then(() => console.log('before the observer'));
  try { new PerformanceObserver(() => {}).observe({}); } catch (e) { console.log(e.name, e.message); }
}
