// ends: endless process.nextTick
(function again() { process.nextTick(again); })();
