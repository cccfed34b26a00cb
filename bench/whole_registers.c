/* ptrace(2) for User Mode Linux on a processor with more registers than it has room for.
 *
 * It keeps 832 bytes of each task's XSAVE area. With AVX-512 or AMX the area is up to 11 KB, and Linux takes
 * back a whole one or none (arch/x86/kernel/fpu/regset.c: EFAULT), so that the first program dies at once.
 * Here the whole area is kept beside each buffer of User Mode Linux's, and what that has room for is laid
 * over it when it is set again.
 *
 * Preloaded; User Mode Linux runs its kernel in one thread, so there is no lock.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

enum { WHOLE = 16384, TASKS = 512 };

typedef long (*Ptrace)(enum __ptrace_request, ...);

struct area {
  const void *buffer; /* whose it is; a task that is gone may leave its own to the next one there */
  size_t length;
  char bytes[WHOLE];
};

static Ptrace real;
static struct area areas[TASKS];

/* Before there are stacks of another kind, on which the linker would have no room. */
__attribute__((constructor)) static void find_real(void) {
  real = (Ptrace)dlsym(RTLD_NEXT, "ptrace");
}

static struct area *area_of(const void *buffer) {
  size_t first = ((size_t)buffer >> 6) % TASKS, place = first;
  while (areas[place].buffer && areas[place].buffer != buffer) {
    place = (place + 1) % TASKS;
    if (place == first) abort();
  }
  return &areas[place];
}

static long get(pid_t pid, struct iovec *buffer) {
  struct area *area = area_of(buffer->iov_base);
  struct iovec whole = {area->bytes, WHOLE};
  long failed = real(PTRACE_GETREGSET, pid, NT_X86_XSTATE, &whole);
  if (failed) return failed;
  area->buffer = buffer->iov_base;
  area->length = whole.iov_len;
  if (buffer->iov_len > whole.iov_len) buffer->iov_len = whole.iov_len;
  memcpy(buffer->iov_base, area->bytes, buffer->iov_len);
  return 0;
}

/* A buffer that was never read is a new task's: the registers that it has no room for stay as they are. */
static long set(pid_t pid, const struct iovec *buffer) {
  static struct area fresh;
  struct area *area = area_of(buffer->iov_base);
  struct iovec whole = {area->bytes, area->length};
  if (!area->buffer) {
    whole = (struct iovec){fresh.bytes, WHOLE};
    long failed = real(PTRACE_GETREGSET, pid, NT_X86_XSTATE, &whole);
    if (failed) return failed;
  }
  size_t shared = buffer->iov_len < whole.iov_len ? buffer->iov_len : whole.iov_len;
  memcpy(whole.iov_base, buffer->iov_base, shared);
  return real(PTRACE_SETREGSET, pid, NT_X86_XSTATE, &whole);
}

long ptrace(enum __ptrace_request request, ...) {
  va_list rest;
  va_start(rest, request);
  pid_t pid = va_arg(rest, pid_t);
  void *address = va_arg(rest, void *), *data = va_arg(rest, void *);
  va_end(rest);
  if (address == (void *)NT_X86_XSTATE && request == PTRACE_GETREGSET) return get(pid, data);
  if (address == (void *)NT_X86_XSTATE && request == PTRACE_SETREGSET) return set(pid, data);
  return real(request, pid, address, data);
}
