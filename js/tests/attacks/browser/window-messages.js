// ends: endless callbacks
onmessage = () => postMessage(0, '*');
postMessage(0, '*');
