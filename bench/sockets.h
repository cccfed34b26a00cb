/* What the C programs share: a clock, the file limit, and connections from several addresses. */

#ifndef BENCH_SOCKETS_H
#define BENCH_SOCKETS_H

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* An address has 28,000 ports to connect from by default, and ports of earlier rounds still wait. */
#define READERS_AN_ADDRESS 5000

/* CLOCK_MONOTONIC is one clock for all processes: Python's monotonic_ns() reads the same. */
static inline long long now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static inline void die(const char *what) {
    perror(what);
    exit(1);
}

static inline void raise_file_limit(void) {
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static inline struct sockaddr_in loopback(int host, int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl((127u << 24) + host);
    return address;
}

/* A socket for the nth client, from an address that has ports to spare. */
static inline int client_socket(int nth) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), yes = 1;
    if (fd < 0) die("socket");
    struct sockaddr_in from = loopback(2 + nth / READERS_AN_ADDRESS, 0);
    setsockopt(fd, SOL_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
    if (bind(fd, (void *)&from, sizeof from) < 0) die("bind");
    return fd;
}

static inline void connect_to(int fd, int port) {
    struct sockaddr_in to = loopback(1, port);
    if (connect(fd, (void *)&to, sizeof to) < 0 && errno != EINPROGRESS) die("connect");
}

/* Begin to connect the nth client; epoll says when it is done. */
static inline int begin_to_connect(int port, int nth) {
    int fd = client_socket(nth);
    connect_to(fd, port);
    return fd;
}

static inline void watch(int epoll, int op, int fd, unsigned events, int nth) {
    struct epoll_event event = {.events = events, .data.u32 = (unsigned)nth};
    if (epoll_ctl(epoll, op, fd, &event) < 0) die("epoll_ctl");
}

#endif
