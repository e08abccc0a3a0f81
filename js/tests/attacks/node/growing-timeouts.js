// ends: endless callbacks
(function again() { setTimeout(again, 1); setTimeout(again, 2); })();
