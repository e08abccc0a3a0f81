// ends: endless waiting
setInterval(() => {}, 60_000).unref();
new MessageChannel().port1.onmessage = () => {};
