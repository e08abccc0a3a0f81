// ends: endless waiting
setInterval(() => {}, 60_000);
