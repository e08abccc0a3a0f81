// area: classic
// runtimes: node browser
// what: A traffic light of promises
const light = (name, ms) => new Promise((resolve) => setTimeout(() => { console.log(name); resolve(); }, ms));
(async () => { for (let round = 1; round <= 2; round++) { await light('red ' + round, 20); await light('green ' + round, 10); await light('yellow ' + round, 5); } })();
