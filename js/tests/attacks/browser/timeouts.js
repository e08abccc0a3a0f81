// ends: endless callbacks
(function again() { setTimeout(again, 0); })();
