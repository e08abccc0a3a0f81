// ends: endless callbacks
setInterval(() => {}, 1);
