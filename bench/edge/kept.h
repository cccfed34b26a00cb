/* Kept connections that many readers share, as an edge shares its own between everybody behind it.
 *
 * A request waits for a free connection; an answer goes to whoever asked. What is not whole, or came on
 * a connection that the server had closed meanwhile, is asked again, as a browser would.
 */

#ifndef BENCH_EDGE_KEPT_H
#define BENCH_EDGE_KEPT_H

#include "../sockets.h"

#define MOST_ANSWER 1048576
#define MOST_REQUEST 640
#define NOBODY -1

struct kept {
    int fd, whose, is_connected, again;
    size_t got, whole; /* whole is 0 until the headers have come */
    char request[MOST_REQUEST], *answer;
};

struct answer {
    int status;
    char *headers, *body; /* headers end in 0 */
    size_t length, size;  /* of the body, and of all of it */
};

static void compose(int whose, char *request);
static void heard(int whose, struct answer *answer);

static struct kept *connections;
static int *free_ones, *waiting, free_count, connection_count, edge_port, epoll;
static long first_waiting, last_waiting, waiting_size, most_waiting;

static void open_connections(int port, int count, int readers) {
    edge_port = port, connection_count = count, waiting_size = readers;
    connections = calloc(count, sizeof *connections);
    free_ones = calloc(count, sizeof *free_ones);
    waiting = calloc(readers, sizeof *waiting);
    for (int nth = count - 1; nth >= 0; nth--) { /* the lowest is on top: few are used when few will do */
        connections[nth] = (struct kept){.fd = -1, .whose = NOBODY, .answer = malloc(MOST_ANSWER + 1)};
        free_ones[free_count++] = nth;
    }
}

static void connect_again(int nth) {
    struct kept *on = &connections[nth];
    if (on->fd >= 0) close(on->fd);
    on->fd = begin_to_connect(edge_port, nth);
    on->is_connected = 0;
    watch(epoll, EPOLL_CTL_ADD, on->fd, EPOLLOUT, nth);
}

static void send_request(int nth) {
    struct kept *on = &connections[nth];
    on->got = on->whole = 0;
    if (on->fd < 0) connect_again(nth);
    else if (on->is_connected && write(on->fd, on->request, strlen(on->request)) < 0) connect_again(nth);
}

static void carry(int nth, int whose) {
    connections[nth].whose = whose, connections[nth].again = 0;
    compose(whose, connections[nth].request);
    send_request(nth);
}

static void ask(int whose) {
    if (free_count) {
        carry(free_ones[--free_count], whose);
        return;
    }
    waiting[last_waiting++ % waiting_size] = whose;
    if (last_waiting - first_waiting > most_waiting) most_waiting = last_waiting - first_waiting;
}

static void set_free(int nth) {
    connections[nth].whose = NOBODY;
    if (first_waiting < last_waiting) carry(nth, waiting[first_waiting++ % waiting_size]);
    else free_ones[free_count++] = nth;
}

/* The size of the whole answer, or 0 while its headers are still coming. */
static size_t whole_size(struct kept *on) {
    on->answer[on->got] = 0;
    char *end = strstr(on->answer, "\r\n\r\n"), *length = strcasestr(on->answer, "\ncontent-length:");
    if (!end) return 0;
    int has_no_body = !strncmp(on->answer + 9, "304", 3) || !strncmp(on->answer + 9, "204", 3);
    if (!has_no_body && (!length || length > end)) {
        fprintf(stderr, "an answer without a length: %.300s\n", on->answer);
        exit(1);
    }
    return end + 4 - on->answer + (has_no_body ? 0 : atol(length + 16));
}

static void deliver(int nth) {
    struct kept *on = &connections[nth];
    char *end = strstr(on->answer, "\r\n\r\n") + 2;
    struct answer answer = {.status = atoi(on->answer + 9), .headers = on->answer, .body = end + 2};
    answer.length = on->answer + on->whole - answer.body, answer.size = on->whole;
    *end = 0;
    int closes = strcasestr(on->answer, "\nconnection: close") != NULL, whose = on->whose;
    heard(whose, &answer);
    if (closes) close(on->fd), on->fd = -1;
    set_free(nth);
}

/* The server has closed it: while nobody waited for an answer that is its right. */
static void closed(int nth) {
    struct kept *on = &connections[nth];
    if (on->whose != NOBODY && on->again++ > 5) die("the cache closes every connection");
    close(on->fd), on->fd = -1;
    if (on->whose != NOBODY) send_request(nth);
}

static void read_answer(int nth) {
    struct kept *on = &connections[nth];
    ssize_t size = read(on->fd, on->answer + on->got, MOST_ANSWER - on->got);
    if (size < 0 && errno == EAGAIN) return;
    if (size <= 0) {
        closed(nth);
        return;
    }
    on->got += size;
    if (!on->whole) on->whole = whole_size(on);
    if (on->whole && on->got >= on->whole) deliver(nth);
}

static void ready(int nth, unsigned events) {
    struct kept *on = &connections[nth];
    if (on->is_connected) {
        read_answer(nth);
        return;
    }
    if (!(events & EPOLLOUT)) return;
    on->is_connected = 1;
    watch(epoll, EPOLL_CTL_MOD, on->fd, EPOLLIN, nth);
    if (on->whose != NOBODY) send_request(nth);
}

#endif
