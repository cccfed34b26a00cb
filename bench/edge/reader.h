/* A reader: when it asks next, for what, and from which place. */

#ifndef BENCH_EDGE_READER_H
#define BENCH_EDGE_READER_H

#include "kept.h"
#include "seen.h"

#define BUSY 0x7fffffff
#define STREAM_AGAIN 60 /* seconds and up to half as many more: web/reader/following.ts, AGAIN */
#define DOUBLINGS 3
#define ASLEEP 0.002 /* of all waits are this long, in seconds: */
#define SHORTEST_SLEEP 30
#define LONGEST_SLEEP 300
#define ONE_IN_SHARED_LINKS 4 /* comes by a link that carries a query of its own */

enum kind { PAGE, FILES, STREAM, HEAD, RANGE, KINDS };
static const char *const NAMES[] = {"page", "file", "stream", "head", "range"};
/* Chrome and Firefox, Safari, apps: three spellings of which a cache should make one. */
static const char *const PACKINGS[] = {"gzip, deflate, br, zstd", "gzip, deflate, br", "gzip"};

struct reader {
    int due, place, head, failures, gone, file, stream_due;
    int counted_from; /* changes up to here were there before the reader was */
    int is_fresh;     /* has not had a head since it came or woke */
    enum kind step;
};

static struct reader *readers;
static int count, file_count, until, now_ms; /* until: the seq that all are to get to in the end */
static double visit;
static char *live, **file_paths;

static void rest(struct reader *reader, double seconds) {
    reader->due = now_ms + (int)(seconds * 1000 * (0.8 + 0.4 * drand48()));
}

static void come(struct reader *reader) {
    *reader = (struct reader){.step = PAGE, .head = NOBODY, .is_fresh = 1, .due = reader->due};
}

/* After a check: mostly poll_seconds. */
static void rest_until_the_next_check(struct reader *reader) {
    int poll = heads[reader->head].poll_seconds;
    reader->failures = reader->gone = 0;
    rest(reader, poll);
    if (until) return;
    if (drand48() < poll / visit) come(reader);
    else if (drand48() < ASLEEP) {
        reader->due = now_ms + 1000 * (SHORTEST_SLEEP + drand48() * (LONGEST_SLEEP - SHORTEST_SLEEP));
        reader->is_fresh = 1;
    }
}

static void fail(struct reader *reader) {
    int poll = reader->head == NOBODY ? 5 : heads[reader->head].poll_seconds;
    int doublings = reader->failures < DOUBLINGS ? reader->failures : DOUBLINGS;
    reader->failures++;
    if (reader->step > STREAM) reader->step = HEAD;
    rest(reader, poll << doublings);
}

static void path_of(int whose, char *path, int most) {
    struct reader *reader = &readers[whose];
    int first, last;
    switch (reader->step) {
    case PAGE:
        if (whose % ONE_IN_SHARED_LINKS) snprintf(path, most, "%s", live);
        else snprintf(path, most, "%s?fbclid=%08lx", live, lrand48());
        break;
    case FILES: snprintf(path, most, "%s", file_paths[reader->file]); break;
    case STREAM: snprintf(path, most, "%sstream?after=%d", live, reader->place); break;
    case HEAD: snprintf(path, most, "%shead.json", live); break;
    default:
        next_range(reader->place, &heads[reader->head], &first, &last);
        snprintf(path, most, "%sjournal/%d/%d-%d.json", live, heads[reader->head].edition, first, last);
    }
}

static void compose(int whose, char *request) {
    struct reader *reader = &readers[whose];
    char path[256], known[128] = "";
    path_of(whose, path, sizeof path);
    if (reader->step == HEAD) /* as fetch() with cache: "no-cache" does */
        snprintf(known, sizeof known, "Cache-Control: max-age=0\r\n%s%s%s",
                 reader->head == NOBODY ? "" : "If-None-Match: ",
                 reader->head == NOBODY ? "" : heads[reader->head].etag,
                 reader->head == NOBODY ? "" : "\r\n");
    snprintf(request, MOST_REQUEST, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: %s\r\n%s\r\n",
             path, PACKINGS[whose % 3], known);
}

static void go_on(int whose, enum kind step) {
    readers[whose].step = step;
    ask(whose);
}

#endif
