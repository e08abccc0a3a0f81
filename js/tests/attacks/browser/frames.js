// ends: endless callbacks
(function again() { requestAnimationFrame(again); })();
