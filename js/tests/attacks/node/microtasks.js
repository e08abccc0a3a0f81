// ends: endless microtasks
(function again() { Promise.resolve().then(again); })();
