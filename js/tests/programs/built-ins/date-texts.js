// area: built-ins
// runtimes: node browser
// what: What a Date says, and how it is made
const d = new Date(Date.UTC(2022, 2, 1, 4, 5, 6, 7));
for (const name of ['toString', 'toDateString', 'toTimeString', 'toUTCString', 'toGMTString', 'toISOString', 'toJSON']) console.log(name, d[name]());
console.log(String(d), d + 1, `${d}`, +d, JSON.stringify({ d }));
console.log(typeof Date(), Date().length > 40, String(new Date(NaN)), new Date(NaN).toUTCString(), JSON.stringify(new Date(NaN)));
try { new Date(NaN).toISOString(); } catch (e) { console.log(e.name, e.message); }
try { Date.prototype.toString.call({}); } catch (e) { console.log(e.name, e.message); }
console.log(new Date(d).getTime() === d.getTime(), new Date(2020).getTime(), new Date(2020, 0).toISOString(), new Date(99, 0).toISOString());
console.log(new Date(true).getTime(), new Date(null).getTime(), new Date(undefined).getTime(), new Date('0').getTime(), new Date([2020, 1]).toISOString());
console.log(new Date({ valueOf: () => 5 }).getTime(), new Date({ toString: () => '1970-01-02', valueOf: () => ({}) }).getTime());
class Day extends Date { next() { return new this.constructor(this.getTime() + 864e5); } }
console.log(new Day('12/31/1999').next().toISOString(), new Day() instanceof Date, Object.getPrototypeOf(new Day()) === Day.prototype);
console.log(Date.length, Date.name, Date.prototype.constructor === Date, Date.UTC.length, Date.parse.length, Object.keys(Date).length);
console.log(new Date(-1e15).toString(), new Date(-62198755200000).toUTCString(), new Date(8.64e15).toISOString(), new Date(8.64e15 + 1).getTime());
console.log(new Date(0).setFullYear(2020, 1, 29), new Date(0).setMonth(13), new Date(NaN).setFullYear(2000), new Date(0).setHours(25, 61, 61, 1001), new Date(0).setDate(0), new Date(NaN).setTime(4));
