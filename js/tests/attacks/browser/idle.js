// ends: endless callbacks
(function again() { requestIdleCallback(again); })();
