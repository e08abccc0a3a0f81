// area: dom-events
// runtimes: browser
// what: takeRecords empties the list, disconnect stops
const el = document.createElement('div');
const observer = new MutationObserver((records) => console.log('callback', records.map((r) => r.attributeName).join()));
observer.observe(el, { attributes: true });
el.id = 'x';
console.log('taken', observer.takeRecords().length);
el.title = 'y';
setTimeout(() => { observer.disconnect(); el.lang = 'en'; console.log('disconnected'); }, 10);
