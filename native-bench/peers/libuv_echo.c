/* TCP echo on libuv, as libuv is meant to be used: one shared buffer for reading, uv_try_write before uv_write.
   Usage: libuv_echo; prints "PORT n". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <uv.h>

static char shared[64 * 1024];

typedef struct {
  uv_write_t request;
  uv_buf_t rest;
} pending_t;

static void on_alloc(uv_handle_t *handle, size_t suggested, uv_buf_t *buf) {
  (void)handle;
  (void)suggested;
  *buf = uv_buf_init(shared, sizeof shared);
}

static void on_close(uv_handle_t *handle) { free(handle); }

static void on_written(uv_write_t *request, int status) {
  pending_t *pending = (pending_t *)request;
  if (status < 0 && !uv_is_closing((uv_handle_t *)request->handle)) uv_close((uv_handle_t *)request->handle, on_close);
  free(pending->rest.base);
  free(pending);
}

static void write_rest(uv_stream_t *stream, const char *bytes, size_t length) {
  pending_t *pending = malloc(sizeof *pending);
  pending->rest = uv_buf_init(malloc(length), length);
  memcpy(pending->rest.base, bytes, length);
  uv_write(&pending->request, stream, &pending->rest, 1, on_written);
}

static void on_read(uv_stream_t *stream, ssize_t length, const uv_buf_t *buf) {
  if (length < 0) {
    uv_close((uv_handle_t *)stream, on_close);
    return;
  }
  if (length == 0) return;
  uv_buf_t out = uv_buf_init(buf->base, length);
  int sent = uv_try_write(stream, &out, 1);
  if (sent == UV_EAGAIN) sent = 0;
  if (sent < 0) uv_close((uv_handle_t *)stream, on_close);
  else if (sent < length) write_rest(stream, buf->base + sent, length - sent);
}

static void on_connection(uv_stream_t *server, int status) {
  if (status < 0) return;
  uv_tcp_t *client = malloc(sizeof *client);
  uv_tcp_init(server->loop, client);
  if (uv_accept(server, (uv_stream_t *)client) != 0) {
    uv_close((uv_handle_t *)client, on_close);
    return;
  }
  uv_tcp_nodelay(client, 1);
  uv_read_start((uv_stream_t *)client, on_alloc, on_read);
}

int main(void) {
  uv_loop_t *loop = uv_default_loop();
  uv_tcp_t server;
  struct sockaddr_in address;
  int size = sizeof address;
  uv_ip4_addr("127.0.0.1", 0, &address);
  uv_tcp_init(loop, &server);
  if (uv_tcp_bind(&server, (struct sockaddr *)&address, 0) || uv_listen((uv_stream_t *)&server, 4096, on_connection)) return 1;
  uv_tcp_getsockname(&server, (struct sockaddr *)&address, &size);
  printf("PORT %d\n", ntohs(address.sin_port));
  fflush(stdout);
  return uv_run(loop, UV_RUN_DEFAULT);
}
