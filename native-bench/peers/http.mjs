// HTTP/1.1 on Node's http module. Prints "PORT n".
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 14 });
  response.end('Hello, world!\n');
});
server.keepAliveTimeout = 0;
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => console.log(`PORT ${server.address().port}`));
