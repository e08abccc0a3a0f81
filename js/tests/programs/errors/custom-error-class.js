// area: errors
// runtimes: node browser
// what: A class extending Error
class HttpError extends Error {
  constructor(status) { super('status ' + status); this.name = 'HttpError'; this.status = status; }
}
try { throw new HttpError(404); } catch (e) { console.log(String(e), e.status, e instanceof Error, e instanceof HttpError); }
