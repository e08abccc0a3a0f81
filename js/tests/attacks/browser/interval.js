// ends: endless callbacks
setInterval(() => {}, 0);
