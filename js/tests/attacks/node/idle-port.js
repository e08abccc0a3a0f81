// ends: endless waiting
new MessageChannel().port1.onmessage = () => {};
