// ends: endless microtasks
(async () => { while (true) await 0; })();
