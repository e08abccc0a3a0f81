// area: timers
// runtimes: node
// what: refresh before expiry postpones
const t = setTimeout(() => console.log('postponed'), 40);
setTimeout(() => { t.refresh(); console.log('refreshed'); }, 25);
setTimeout(() => console.log('50'), 50);
