// ends: endless callbacks
(function again() { scheduler.postTask(again); })();
