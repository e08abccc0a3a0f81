// ends: endless callbacks
(function again() { setImmediate(again); })();
