// area: errors
// runtimes: node browser
// what: An uncaught error of a class of its own
class AppError extends Error { constructor(m) { super(m); this.name = 'AppError'; } }
setTimeout(() => { throw new AppError('custom'); }, 0);
