// ends: endless waiting
setInterval(() => {}, 1000).unref();
new MessageChannel().port1.onmessage = () => {};
