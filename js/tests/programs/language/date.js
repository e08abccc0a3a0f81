// area: language
// runtimes: node browser
// what: Dates in UTC
const d = new Date(Date.UTC(2024, 1, 29, 12, 30));
console.log(d.toISOString(), d.getTime(), d.getUTCDay(), new Date('2024-02-30').getTime() === new Date('2024-03-01').getTime());
console.log(new Date('nonsense').getTime(), JSON.stringify(d), Date.parse('1970-01-01T00:00:01Z'));
