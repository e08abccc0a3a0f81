/* libuv's timers. Usage: libuv_timers COUNT; prints nanoseconds per timer: "set fire cancel".
   Timers of 1 ... 1000 ms are set, all are let become due, then all fire. Cancel: each is started and stopped at once
   beside 1000 that stay. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

static size_t fired;

static void on_timer(uv_timer_t *timer) {
  (void)timer;
  fired++;
}

static uint32_t state = 7;

static uint32_t delay(void) {
  state = state * 1664525u + 1013904223u;
  return 1 + (state >> 8) % 1000;
}

int main(int argc, char **argv) {
  size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;
  uv_loop_t *loop = uv_default_loop();
  uv_timer_t *timers = calloc(count + 1001, sizeof *timers);
  for (size_t i = 0; i < count + 1001; i++) uv_timer_init(loop, &timers[i]);
  uv_update_time(loop);

  uint64_t start = uv_hrtime();
  for (size_t i = 0; i < count; i++) uv_timer_start(&timers[i], on_timer, delay(), 0);
  uint64_t set = uv_hrtime() - start;

  usleep(1010000);
  start = uv_hrtime();
  uv_run(loop, UV_RUN_DEFAULT);
  uint64_t fire = uv_hrtime() - start;
  if (fired != count) return 1;

  for (size_t i = 0; i < 1000; i++) uv_timer_start(&timers[i], on_timer, 1000 + delay(), 0);
  start = uv_hrtime();
  for (size_t i = 0; i < count; i++) {
    uv_timer_start(&timers[count + 1000], on_timer, delay(), 0);
    uv_timer_stop(&timers[count + 1000]);
  }
  uint64_t cancel = uv_hrtime() - start;
  printf("%f %f %f\n", (double)set / count, (double)fire / count, (double)cancel / count);
  return 0;
}
