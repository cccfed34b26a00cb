/* The readers: so many event streams in one process, and when each of them got each event.
 *
 *   loadgen PORT PATH READERS STALLED EVENTS AT_ONCE NAP SECONDS RECEIPTS
 *
 * Says "opened READERS FIRST LAST" when every stream has its headers (nanoseconds), "event K BYTES" when
 * every reader has event K (and what all streams carried until then), "commented READERS WHEN" when each
 * was sent a comment after its last event, "dismissed TOLD WHEN" when all streams have ended after one
 * was told bye, and how many were, and writes to RECEIPTS an int64 for each event and reader in the
 * end. It stays until its standard input ends, and never longer than SECONDS.
 * STALLED more connect before them, ask, and never read a byte.
 *
 * Between looks it naps for NAP nanoseconds, or sleeps until there is something to read where NAP is 0.
 * Readers on a network do not wake up because a server writes: their bytes lie in a network card for a
 * moment. Without a nap, every write of a server that is slower than its readers wakes this process on the
 * other core, which is a third of what the write costs.
 *
 * An event is counted by its end, "}" and an empty line: its data is JSON. Comments and "retry:" are not.
 */
#include "sockets.h"

#define STDIN_TURN 0xffffffffu
#define REQUEST "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n\r\n"
#define AT_A_LOOK 256
#define A_SECOND_MS 1000

/* A stalled reader's buffers are a far one's: little room here, and segments that an Ethernet carries.
 * Loopback's are of 64 KB, and the server's kernel takes 2.5 MB for somebody who may get forty of those. */
#define LITTLE_ROOM 4096
#define ETHERNET_SEGMENT 1460

struct reader {
    int fd, got, is_open, has_comment;
    char tail[2]; /* the last bytes of what was read before: an end may be cut in two */
};

static struct reader *readers;
static long long *receipts, first_connect, carried;
static int *have_it, epoll, port, count, stalled, events, nap, begun, opened, commented, told, dismissed;
static char request[1024], buffer[2 + 65536];

static void stay_small(int fd) {
    int room = LITTLE_ROOM, segment = ETHERNET_SEGMENT;
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    setsockopt(fd, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
}

/* The stalled come first: whoever is counted comes to a server that has them already. */
static void begin_one(void) {
    int fd = client_socket(begun);
    if (begun < stalled) stay_small(fd);
    connect_to(fd, port);
    watch(epoll, EPOLL_CTL_ADD, fd, EPOLLOUT, begun);
    readers[begun++].fd = fd;
}

/* One reader lost is no figure at all: say so at once, rather than wait for what will never come. */
static void give_up(const char *why) {
    printf("lost a reader, %d being served: %s\n", opened, why);
    exit(1);
}

static void say(const char *what, long long first, long long second) {
    printf("%s %lld %lld\n", what, first, second);
    fflush(stdout);
}

static void ask(struct reader *reader, int nth) {
    if (write(reader->fd, request, strlen(request)) < 0) give_up(strerror(errno));
    watch(epoll, nth < stalled ? EPOLL_CTL_DEL : EPOLL_CTL_MOD, reader->fd, EPOLLIN, nth);
}

static void count_events(struct reader *reader, int nth, char *from, char *end, long long now) {
    while ((from = memmem(from, end - from, "}\n\n", 3))) {
        from += 3;
        if (reader->got >= events) continue;
        int event = reader->got++;
        receipts[(size_t)event * count + nth - stalled] = now;
        if (++have_it[event] == count) say("event", event, carried);
    }
}

/* The server leaves, and has said so to somebody: no reader is lost by that. */
static void dismiss(struct reader *reader, long long now) {
    close(reader->fd);
    if (++dismissed == count) say("dismissed", told, now);
}

static void count_comments(struct reader *reader, char *from, char *end) {
    int is_comment = *from == ':' && end[-1] == '\n' && end[-2] == '\n' && end[-3] != '}';
    if (!is_comment || reader->got < events || reader->has_comment++) return;
    if (++commented == count) say("commented", count, now_ns());
}

static char *open_stream(struct reader *reader, char *from, char *end, long long now) {
    char *headers_end = memmem(from, end - from, "\n\r\n", 3);
    if (!headers_end) return end;
    reader->is_open = 1;
    if (++opened == count) say("opened", first_connect, now);
    return headers_end + 3;
}

static void hear(struct reader *reader, int nth) {
    ssize_t size = read(reader->fd, buffer + 2, sizeof buffer - 2);
    if (size < 0 && errno == EAGAIN) return;
    if (size <= 0 && told) return dismiss(reader, now_ns());
    if (size <= 0) give_up(size ? strerror(errno) : "the server closed the stream");
    if (!reader->tail[0] && memcmp(buffer + 2, "HTTP/1.1 200", 12)) give_up("it was refused");
    long long now = now_ns();
    memcpy(buffer, reader->tail, 2);
    char *end = buffer + 2 + size, *from = buffer;
    if (reader->is_open) {
        carried += size;
        count_comments(reader, buffer + 2, end);
    } else from = open_stream(reader, from, end, now);
    count_events(reader, nth, from, end, now);
    if (memmem(buffer + 2, size, "event: bye", 10)) told++;
    memcpy(reader->tail, end - 2, 2);
}

static void look(int at_once, int *stay) {
    struct epoll_event ready[AT_A_LOOK];
    while (begun < stalled + count && begun - stalled - opened < at_once) begin_one();
    int found = epoll_wait(epoll, ready, AT_A_LOOK, nap ? 0 : A_SECOND_MS);
    for (int i = 0; i < found; i++) {
        unsigned nth = ready[i].data.u32;
        if (nth == STDIN_TURN) *stay = read(0, buffer, sizeof buffer) > 0;
        else if (ready[i].events & EPOLLOUT) ask(&readers[nth], nth);
        else hear(&readers[nth], nth);
    }
    if (nap && found < AT_A_LOOK) nanosleep(&(struct timespec){.tv_nsec = nap}, NULL);
}

static void save_receipts(const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file) die(path);
    fwrite(receipts, sizeof *receipts, (size_t)events * count, file);
    fclose(file);
}

int main(int argc, char **argv) {
    if (argc != 10) return 2;
    port = atoi(argv[1]), count = atoi(argv[3]), stalled = atoi(argv[4]), events = atoi(argv[5]);
    long long leave = now_ns() + atoi(argv[8]) * 1000000000LL;
    int at_once = atoi(argv[6]), stay = 1;
    nap = atoi(argv[7]);
    snprintf(request, sizeof request, REQUEST, argv[2], port);
    raise_file_limit();
    readers = calloc(stalled + count, sizeof *readers);
    receipts = calloc((size_t)events * count + 1, sizeof *receipts);
    have_it = calloc(events + 1, sizeof *have_it);
    epoll = epoll_create1(0);
    watch(epoll, EPOLL_CTL_ADD, 0, EPOLLIN, (int)STDIN_TURN);
    first_connect = now_ns();
    while (stay && now_ns() < leave) look(at_once, &stay);
    save_receipts(argv[9]);
    return 0;
}
