// ends: endless microtasks
(function again() { queueMicrotask(again); })();
