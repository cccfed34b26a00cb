/* The readers: so many event streams in one process, and when each of them got each event.
 *
 *   loadgen PORT PATH READERS EVENTS AT_ONCE SECONDS RECEIPTS
 *
 * Says "opened READERS FIRST LAST" when every stream has its headers (nanoseconds), "event K" when every
 * reader has event K, and writes to RECEIPTS an int64 for each event and reader in the end. It stays until
 * its standard input ends, and never longer than SECONDS.
 *
 * An event is counted by its end, "}" and an empty line: its data is JSON. Comments and "retry:" are not.
 */
#include "sockets.h"

#define STDIN_TURN 0xffffffffu
#define REQUEST "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n\r\n"

struct reader {
    int fd, got, is_open;
    char tail[2]; /* the last bytes of what was read before: an end may be cut in two */
};

static struct reader *readers;
static long long *receipts, first_connect;
static int *have_it, epoll, port, count, events, begun, opened;
static char request[1024], buffer[2 + 65536];

static void begin_one(void) {
    readers[begun].fd = begin_to_connect(port, begun);
    watch(epoll, EPOLL_CTL_ADD, readers[begun].fd, EPOLLOUT, begun);
    begun++;
}

/* One reader lost is no figure at all: say so at once, rather than wait for what will never come. */
static void give_up(const char *why) {
    printf("lost a reader, %d being served: %s\n", opened, why);
    exit(1);
}

static void ask(struct reader *reader, int nth) {
    if (write(reader->fd, request, strlen(request)) < 0) give_up(strerror(errno));
    watch(epoll, EPOLL_CTL_MOD, reader->fd, EPOLLIN, nth);
}

static void tell_if_all_have(int event) {
    if (++have_it[event] == count) {
        printf("event %d\n", event);
        fflush(stdout);
    }
}

static void count_events(struct reader *reader, int nth, char *from, char *end, long long now) {
    while ((from = memmem(from, end - from, "}\n\n", 3))) {
        from += 3;
        if (reader->got >= events) continue;
        receipts[(size_t)reader->got * count + nth] = now;
        tell_if_all_have(reader->got++);
    }
}

static char *open_stream(struct reader *reader, char *from, char *end, long long now) {
    char *headers_end = memmem(from, end - from, "\n\r\n", 3);
    if (!headers_end) return end;
    reader->is_open = 1;
    if (++opened == count) {
        printf("opened %d %lld %lld\n", opened, first_connect, now);
        fflush(stdout);
    }
    return headers_end + 3;
}

static void hear(struct reader *reader, int nth) {
    ssize_t size = read(reader->fd, buffer + 2, sizeof buffer - 2);
    if (size < 0 && errno == EAGAIN) return;
    if (size <= 0) give_up(size ? strerror(errno) : "the server closed the stream");
    if (!reader->tail[0] && memcmp(buffer + 2, "HTTP/1.1 200", 12)) give_up("it was refused");
    long long now = now_ns();
    memcpy(buffer, reader->tail, 2);
    char *end = buffer + 2 + size, *from = buffer;
    if (!reader->is_open) from = open_stream(reader, from, end, now);
    count_events(reader, nth, from, end, now);
    memcpy(reader->tail, end - 2, 2);
}

static void turn(int at_once, int timeout_ms, int *stay) {
    struct epoll_event ready[256];
    while (begun < count && begun - opened < at_once) begin_one();
    int found = epoll_wait(epoll, ready, 256, timeout_ms);
    for (int i = 0; i < found; i++) {
        unsigned nth = ready[i].data.u32;
        if (nth == STDIN_TURN) *stay = read(0, buffer, sizeof buffer) > 0;
        else if (ready[i].events & EPOLLOUT) ask(&readers[nth], nth);
        else hear(&readers[nth], nth);
    }
}

static void save_receipts(const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file) die(path);
    fwrite(receipts, sizeof *receipts, (size_t)events * count, file);
    fclose(file);
}

int main(int argc, char **argv) {
    if (argc != 8) return 2;
    port = atoi(argv[1]), count = atoi(argv[3]), events = atoi(argv[4]);
    long long leave = now_ns() + atoi(argv[6]) * 1000000000LL;
    int at_once = atoi(argv[5]), stay = 1;
    snprintf(request, sizeof request, REQUEST, argv[2], port);
    raise_file_limit();
    readers = calloc(count, sizeof *readers);
    receipts = calloc((size_t)events * count + 1, sizeof *receipts);
    have_it = calloc(events + 1, sizeof *have_it);
    epoll = epoll_create1(0);
    watch(epoll, EPOLL_CTL_ADD, 0, EPOLLIN, (int)STDIN_TURN);
    first_connect = now_ns();
    while (stay && now_ns() < leave) turn(at_once, 100, &stay);
    save_receipts(argv[7]);
    return 0;
}
