// area: post-task
// runtimes: browser
// what: Tasks aborted before, while and after they run; priorities that change; wrong arguments
const log = console.log;
const name = (e) => `${e?.name}: ${e?.message}`;
{ const c = new TaskController(); const p = scheduler.postTask(() => log('never'), { signal: c.signal }); p.catch((e) => log('1 rejected', name(e))); c.abort(); log('1 aborted', c.signal.aborted); }
{ const c = new AbortController(); scheduler.postTask(() => log('never'), { signal: c.signal, delay: 5 }).catch((e) => log('2', e)); c.abort('reason'); }
{ const c = new TaskController(); c.abort(7); scheduler.postTask(() => log('never'), { signal: c.signal }).catch((e) => log('3', e)); }
{ const c = new TaskController({ priority: 'background' }); scheduler.postTask(() => log('4 was background'), { signal: c.signal }); scheduler.postTask(() => log('4 visible')); c.signal.onprioritychange = (e) => log('4 change', e.previousPriority, e.target.priority, e.type); c.setPriority('user-blocking'); c.setPriority('user-blocking'); }
{ const c = new TaskController(); scheduler.postTask(() => { log('5 runs'); c.abort(); log('5 after abort'); return 5; }, { signal: c.signal }).then((v) => log('5 resolved', v), (e) => log('5 rejected', name(e))); }
{ const c = new TaskController(); scheduler.postTask(async () => { log('6 runs'); await 0; c.abort(); return 6; }, { signal: c.signal }).then((v) => log('6 resolved', v), (e) => log('6 rejected', name(e))); }
{ const c = new TaskController(); scheduler.postTask(async () => { try { await scheduler.yield(); log('7 went on'); } catch (e) { log('7 yield rejected', name(e)); } }, { signal: c.signal }); scheduler.postTask(() => { log('7 abort'); c.abort(); }, { priority: 'user-blocking' }); }
{ const c = new TaskController(); scheduler.postTask(async () => { const y = scheduler.yield(); c.abort('y'); try { await y; log('8 on'); } catch (e) { log('8', e); } }, { signal: c.signal }); }
scheduler.postTask(() => { throw new RangeError('10'); }).catch((e) => log(name(e)));
scheduler.postTask(() => log('11 fixed over signal'), { signal: new TaskController({ priority: 'background' }).signal, priority: 'user-blocking' });
scheduler.postTask(() => log('never'), { signal: AbortSignal.abort() }).catch((e) => log('13', name(e)));
for (const bad of [() => scheduler.postTask(), () => scheduler.postTask(5), () => scheduler.postTask(() => {}, { priority: 'x' }), () => scheduler.postTask(() => {}, { delay: -1 }), () => scheduler.postTask(() => {}, { signal: {} }), () => scheduler.postTask(() => {}, 5)]) bad().catch((e) => log('bad', name(e)));
try { new TaskController({ priority: 'q' }); } catch (e) { log(name(e)); }
try { new TaskController().setPriority('q'); } catch (e) { log(name(e)); }
try { new TaskController().setPriority(); } catch (e) { log(name(e)); }
try { new TaskSignal(); } catch (e) { log(name(e)); }
log(String(scheduler), String(new TaskController().signal), new TaskController().signal instanceof AbortSignal);
{ const c = new TaskController(); const any = TaskSignal.any([c.signal], { priority: c.signal }); any.onprioritychange = () => log('any changed', any.priority); c.setPriority('background'); const f = TaskSignal.any([], { priority: 'user-blocking' }); log(f.priority, f.aborted); }
{ const c = new TaskController(); c.signal.onprioritychange = () => { try { c.setPriority('background'); } catch (e) { log(name(e)); } }; c.setPriority('user-blocking'); }
{ const c = new TaskController({ priority: 'user-blocking' }); for (const i of [1, 2, 3]) scheduler.postTask(() => { log('14', i); if (i === 1) c.setPriority('background'); }, { signal: c.signal }); scheduler.postTask(() => log('14 visible')); }
