/* Requests per second: so many kept connections, each asking again as soon as it was answered.
 *
 *   requests PORT PATH CONNECTIONS SECONDS
 *
 * Prints how many answers came, of how many bytes, in how many seconds, and after how many milliseconds
 * the one that was longest waited for, as JSON.
 */
#include "sockets.h"

#define MOST 1024
#define REQUEST "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept-Encoding: gzip\r\n\r\n"

static int fds[MOST], epoll;
static long missing[MOST]; /* bytes of the answer that are still to come; 0 before its headers */
static long long answers, bytes, asked[MOST], longest;
static char request[1024], buffer[262144];

static void ask(int nth) {
    asked[nth] = now_ns();
    if (write(fds[nth], request, strlen(request)) < 0) die("write");
}

/* Servers write a page's headers at once: one that comes in pieces is not expected, and said. */
static long answer_size(ssize_t got) {
    buffer[got] = 0;
    char *end = strstr(buffer, "\r\n\r\n"), *length = strcasestr(buffer, "content-length:");
    if (strncmp(buffer, "HTTP/1.1 200", 12) || !end || !length || length > end) {
        fprintf(stderr, "no whole answer: %.200s\n", buffer);
        exit(1);
    }
    return end + 4 - buffer + atol(length + 15);
}

static void hear(int nth) {
    ssize_t got = read(fds[nth], buffer, sizeof buffer - 1);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) die("the server closed a connection");
    bytes += got;
    if (!missing[nth]) missing[nth] = answer_size(got);
    missing[nth] -= got;
    if (missing[nth]) return;
    answers++;
    long long waited = now_ns() - asked[nth];
    if (waited > longest) longest = waited;
    ask(nth);
}

int main(int argc, char **argv) {
    if (argc != 5) return 2;
    int port = atoi(argv[1]), count = atoi(argv[3]);
    snprintf(request, sizeof request, REQUEST, argv[2], port);
    epoll = epoll_create1(0);
    for (int nth = 0; nth < count && nth < MOST; nth++) {
        fds[nth] = begin_to_connect(port, nth);
        watch(epoll, EPOLL_CTL_ADD, fds[nth], EPOLLOUT, nth);
    }
    long long begun = now_ns(), leave = begun + (long long)(atof(argv[4]) * 1e9);
    while (now_ns() < leave) {
        struct epoll_event ready[256];
        int found = epoll_wait(epoll, ready, 256, 100);
        for (int i = 0; i < found; i++) {
            int nth = (int)ready[i].data.u32;
            if (ready[i].events & EPOLLOUT) {
                watch(epoll, EPOLL_CTL_MOD, fds[nth], EPOLLIN, nth);
                ask(nth);
            } else hear(nth);
        }
    }
    printf("{\"answers\": %lld, \"bytes\": %lld, \"seconds\": %.4f, \"longest_ms\": %.2f}\n", answers,
           bytes, (now_ns() - begun) / 1e9, longest / 1e6);
    return 0;
}
