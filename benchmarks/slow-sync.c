// A disk that takes its time: each call that waits for it takes so many milliseconds more (SLOW_SYNC_MS, 20). Loaded before the C library.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_a_little(void) {
  const char *given = getenv("SLOW_SYNC_MS");
  long ms = given ? atol(given) : 20;
  struct timespec left = {ms / 1000, ms % 1000 * 1000000L};
  while (nanosleep(&left, &left) != 0) {
  }
}

#define SLOW(name)                                          \
  int name(int file) {                                      \
    static int (*real)(int);                                \
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, #name); \
    wait_a_little();                                        \
    return real(file);                                      \
  }

SLOW(fsync)
SLOW(fdatasync)
SLOW(syncfs)

void sync(void) {
  static void (*real)(void);
  if (!real) real = (void (*)(void))dlsym(RTLD_NEXT, "sync");
  wait_a_little();
  real();
}
