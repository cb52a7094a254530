// A clock that stands elsewhere: the time of day is CLOCK_SHIFT_S seconds later (or, below zero, earlier) for the process
// that loads this before the C library, and for those that it starts. Clocks that only measure how long are left alone; times
// of files are told and set by the same clock.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>

static time_t seconds;

__attribute__((constructor)) static void read_shift(void) {
  const char *given = getenv("CLOCK_SHIFT_S");
  seconds = given ? (time_t)atoll(given) : 0;
}

#define REAL(name)                 \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

int clock_gettime(clockid_t clock, struct timespec *now) {
  REAL(clock_gettime);
  int failed = real(clock, now);
  if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += seconds;
  return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  REAL(gettimeofday);
  int failed = real(now, zone);
  if (!failed) now->tv_sec += seconds;
  return failed;
}

time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}

// Who waits until a time of day waits by the kernel's clock. A time since the machine's start is far below a billion seconds.
static struct timespec unshifted(const struct timespec *until) {
  struct timespec real = *until;
  if (real.tv_sec > 1000000000) real.tv_sec -= seconds;
  return real;
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, const struct timespec *restrict until) {
  static __typeof__(pthread_cond_timedwait) *real;
  // the plain name may stand for the form of before 2003
  if (!real) real = (__typeof__(pthread_cond_timedwait) *)dlvsym(RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
  if (!real) real = (__typeof__(pthread_cond_timedwait) *)dlsym(RTLD_NEXT, "pthread_cond_timedwait");
  struct timespec then = unshifted(until);
  return real(condition, mutex, &then);
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
  REAL(sem_timedwait);
  struct timespec then = unshifted(until);
  return real(semaphore, &then);
}

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict until) {
  REAL(pthread_mutex_timedlock);
  struct timespec then = unshifted(until);
  return real(mutex, &then);
}

static int shift_times(int failed, struct stat *file) {
  if (failed) return failed;
  file->st_atim.tv_sec += seconds;
  file->st_mtim.tv_sec += seconds;
  file->st_ctim.tv_sec += seconds;
  return 0;
}

int stat(const char *restrict path, struct stat *restrict file) {
  REAL(stat);
  return shift_times(real(path, file), file);
}

int lstat(const char *restrict path, struct stat *restrict file) {
  REAL(lstat);
  return shift_times(real(path, file), file);
}

int fstat(int open, struct stat *file) {
  REAL(fstat);
  return shift_times(real(open, file), file);
}

int fstatat(int folder, const char *restrict path, struct stat *restrict file, int how) {
  REAL(fstatat);
  return shift_times(real(folder, path, file, how), file);
}

// the same where numbers are of 64 bits by themselves
int stat64(const char *restrict path, struct stat64 *restrict file) { return stat(path, (struct stat *)file); }
int lstat64(const char *restrict path, struct stat64 *restrict file) { return lstat(path, (struct stat *)file); }
int fstat64(int open, struct stat64 *file) { return fstat(open, (struct stat *)file); }
int fstatat64(int folder, const char *restrict path, struct stat64 *restrict file, int how) {
  return fstatat(folder, path, (struct stat *)file, how);
}

int statx(int folder, const char *restrict path, int how, unsigned int what, struct statx *restrict file) {
  REAL(statx);
  int failed = real(folder, path, how, what, file);
  if (failed) return failed;
  file->stx_atime.tv_sec += seconds;
  file->stx_mtime.tv_sec += seconds;
  file->stx_ctime.tv_sec += seconds;
  file->stx_btime.tv_sec += seconds;
  return 0;
}

// "now" and "as it is" are said in the nanoseconds
static const struct timespec *unshift_times(const struct timespec times[2], struct timespec real[2]) {
  if (!times) return NULL;
  for (int i = 0; i < 2; i++) {
    real[i] = times[i];
    if (real[i].tv_nsec != UTIME_NOW && real[i].tv_nsec != UTIME_OMIT) real[i].tv_sec -= seconds;
  }
  return real;
}

int futimens(int open, const struct timespec times[2]) {
  REAL(futimens);
  struct timespec then[2];
  return real(open, unshift_times(times, then));
}

int utimensat(int folder, const char *path, const struct timespec times[2], int how) {
  REAL(utimensat);
  struct timespec then[2];
  return real(folder, path, unshift_times(times, then), how);
}

int utimes(const char *path, const struct timeval times[2]) {
  REAL(utimes);
  if (!times) return real(path, NULL);
  struct timeval then[2] = {times[0], times[1]};
  then[0].tv_sec -= seconds;
  then[1].tv_sec -= seconds;
  return real(path, then);
}
