// area: built-ins
// runtimes: node browser
// what: Date.parse reads what V8 reads: the standard's format, and nearly anything else that looks like a date
const texts = ['August 19, 1975 23:15:30', '2020-01-01 10:00', '12/25/1995', 'Tue Mar 01 2022 00:00:00 GMT+0100 (CET)',
  '2020-01-01T10:00', '2020', '2020-01', '+275760-09-13T00:00:00.000Z', '+275760-09-13T00:00:00.001Z', '-271821-04-20',
  '-271821-04-19', 'Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00+00:00', '20200101', '2020-1-1', '2020/01/02',
  'Jan 5', '5', '32', '13', '2020-01-01T24:00', '2020-01-01T24:00:01', '2020-01-01T23:60', '2020-01-01T10:00:00.123456789Z',
  'Sat Feb 30 2019', '1 2 3 4', 'now', '', ' ', 'T10:00', '10:00', '10:00 2020-01-01', '1/1/49', '1/1/50', '1/1/100',
  'June 2020', '2020 June', '3 June', '12:00 PM 1/1/2020', '13:00 PM 1/1/2020', '0:00 AM 1/1/2020', '2020-01-01T10:00:00 Z',
  '2020-01-01T10:00:00z', '2020-01-01t10:00:00z', '2020-01-01 10:00:00+02', 'Mon, 25 Dec 1995 13:30:00 +0430', '2020-W01',
  '2011-10-10T14:48:00.000+09:00', '-000000-01-01', '2020-02-30', '2020-13-01', '(x) 1 Jan 2000 (y (z))', 'foo1', 'foo 1'];
for (const text of texts) {
  const time = Date.parse(text);
  console.log(text, Number.isNaN(time) ? 'none' : new Date(time).toISOString(), Object.is(new Date(text).getTime(), time));
}
let seed = 777;
const random = (n) => Math.floor(((seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x80000000) * n);
const parts = ['2020', '1995', '99', '5', '12', '31', '0', '24', '60', '1', '+', '-', ':', '.', '/', ',', ' ', ' ', ' ', 'T', 'Z',
  'GMT', 'UTC', 'EST', 'PDT', 'am', 'PM', 'Jan', 'March', 'Decemb', 'Tue', 'foo', '(', ')', '(x)', '10:30', '10:30:15', '10:30:15.5',
  '+0100', '-08:00', '2020-01-01', '2020-02-30', '000', '007', '+002020', '-000001', '1234567890123', '::', 'T10:00', '00:00',
  '\u00a0', 'ü', '[', '12/25/1995', '25 Dec 1995', '24:00', '100'];
let hash = 0;
let read = 0;
for (let i = 0; i < 4000; i++) {
  let text = '';
  for (let count = 1 + random(6); count > 0; count--) text += parts[random(parts.length)];
  const time = Date.parse(text);
  if (!Number.isNaN(time)) read++;
  hash = (hash * 31 + (Number.isNaN(time) ? 7 : time / 1000)) | 0;
  if (i % 500 === 499) console.log(i, read, hash);
}
