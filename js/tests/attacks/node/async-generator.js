// ends: endless microtasks
(async () => { for await (const it of (async function* () { while (true) yield 1; })()); })();
