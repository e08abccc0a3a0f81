// area: errors
// runtimes: node browser
// what: An error may carry a cause; AggregateError carries many
try {
  try { throw new Error('low'); } catch (cause) { throw new Error('high', { cause }); }
} catch (e) { console.log(e.message, '<-', e.cause.message); }
const many = new AggregateError([new Error('a'), new TypeError('b')], 'many');
console.log(many.name, many.message, many.errors.map((e) => e.name).join());
