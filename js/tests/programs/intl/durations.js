// area: intl
// runtimes: node
// what: Durations in each style
const duration = { hours: 1, minutes: 46, seconds: 40, milliseconds: 5 };
for (const style of ['long', 'short', 'narrow', 'digital']) console.log(style, new Intl.DurationFormat('en', { style }).format(duration), '|', new Intl.DurationFormat('de', { style }).format({ days: -2, seconds: -1 }));
console.log(new Intl.DurationFormat('en', { style: 'digital' }).formatToParts({ minutes: 5 }).map(({ type, value }) => `${type}=${value}`).join(' '));
