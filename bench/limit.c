/* The limit: a loop that accepts, and writes the same event to everybody. Nothing can do it with less.
 *
 *   limit PORT EVENT_FILE
 *
 * For every byte on standard input the event is written once to every reader; it ends with its input.
 * A reader whose socket is full is cut: keeping what did not fit is what a real server has to do beyond this.
 */
#include "sockets.h"
#include <fcntl.h>

#define MOST 65536
#define LISTENING 0xfffffffeu
#define STDIN_TURN 0xffffffffu

static const char HEADERS[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                              "Cache-Control: no-store\r\nConnection: keep-alive\r\n\r\n";
static int readers[MOST], answered[MOST], epoll, listening;
static unsigned most; /* one past the highest descriptor that a reader has */
static char event[65536], scratch[65536];
static size_t event_size;

static void open_port(int port) {
    int yes = 1;
    struct sockaddr_in address = loopback(1, port);
    listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listening, (void *)&address, sizeof address) < 0) die("bind");
    if (listen(listening, 4096) < 0) die("listen");
    watch(epoll, EPOLL_CTL_ADD, listening, EPOLLIN, (int)LISTENING);
}

static void accept_all(void) {
    int fd, yes = 1;
    while ((fd = accept4(listening, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        if (fd >= MOST) die("too many readers");
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        readers[fd] = 1, answered[fd] = 0;
        if ((unsigned)fd >= most) most = fd + 1;
        watch(epoll, EPOLL_CTL_ADD, fd, EPOLLIN, fd);
    }
}

static void cut(int fd) {
    readers[fd] = 0;
    close(fd);
}

static void answer(int fd) {
    if (read(fd, scratch, sizeof scratch) <= 0) {
        cut(fd);
        return;
    }
    if (!answered[fd]++ && write(fd, HEADERS, sizeof HEADERS - 1) < 0) cut(fd);
}

static void write_to_all(void) {
    for (unsigned fd = 0; fd < most; fd++)
        if (readers[fd] && write(fd, event, event_size) != (ssize_t)event_size) cut(fd);
}

static int fan_out(void) {
    ssize_t times = read(0, scratch, sizeof scratch);
    for (ssize_t i = 0; i < times; i++) write_to_all();
    return times > 0;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    int file = open(argv[2], O_RDONLY), stay = 1;
    if (file < 0) die(argv[2]);
    event_size = read(file, event, sizeof event);
    raise_file_limit();
    epoll = epoll_create1(0);
    open_port(atoi(argv[1]));
    watch(epoll, EPOLL_CTL_ADD, 0, EPOLLIN, (int)STDIN_TURN);
    while (stay) {
        struct epoll_event ready[256];
        int found = epoll_wait(epoll, ready, 256, -1);
        for (int i = 0; i < found; i++) {
            unsigned who = ready[i].data.u32;
            if (who == STDIN_TURN) stay = fan_out();
            else if (who == LISTENING) accept_all();
            else answer(who);
        }
    }
    return 0;
}
