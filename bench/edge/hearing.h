/* What a reader does with an answer, and what is counted of it. */

#ifndef BENCH_EDGE_HEARING_H
#define BENCH_EDGE_HEARING_H

#include "reader.h"

static struct {
    long long requests, bytes, fresh, not_modified, refused;
} counted[KINDS];

static FILE *receipts;

static void take(struct reader *reader, int last) {
    for (int seq = reader->place + 1; seq <= last; seq++) {
        int receipt[2] = {seq, now_ms};
        if (seq > reader->counted_from) fwrite(receipt, sizeof receipt, 1, receipts);
    }
    reader->place = last;
}

static void heard_a_head(int whose, struct answer *answer) {
    struct reader *reader = &readers[whose];
    if (answer->status == 200) reader->head = head_of(answer);
    struct head *head = &heads[reader->head];
    if (reader->is_fresh) reader->counted_from = head->seq, reader->is_fresh = 0;
    if (head->seq > reader->place) go_on(whose, RANGE);
    else if (now_ms >= reader->stream_due) go_on(whose, STREAM);
    else rest_until_the_next_check(reader);
}

static void heard_a_range(int whose, struct answer *answer) {
    struct reader *reader = &readers[whose];
    char path[256];
    int first, last;
    path_of(whose, path, sizeof path);
    next_range(reader->place, &heads[reader->head], &first, &last);
    keep_or_compare(path, answer);
    take(reader, last);
    if (heads[reader->head].seq > last) go_on(whose, RANGE);
    else reader->step = HEAD, rest_until_the_next_check(reader);
}

static void heard_no(int whose, int status) {
    struct reader *reader = &readers[whose];
    if (reader->step == STREAM) { /* as it should be: this crowd is to poll */
        reader->stream_due = now_ms + STREAM_AGAIN * 1000 * (1 + drand48() / 2);
        reader->step = HEAD;
        rest(reader, reader->head == NOBODY ? 5 : heads[reader->head].poll_seconds);
        return;
    }
    reader->gone = status == 410 ? reader->gone + 1 : 0;
    if (reader->gone > 1) come(reader); /* its page is loaded again */
    fail(reader);
}

static void note(enum kind kind, struct answer *answer) {
    if (until) return;
    counted[kind].requests++, counted[kind].bytes += answer->size;
    if (answer->status == 200) counted[kind].fresh++;
    else if (answer->status == 304) counted[kind].not_modified++;
    else counted[kind].refused++;
}

static void heard(int whose, struct answer *answer) {
    struct reader *reader = &readers[whose];
    note(reader->step, answer);
    if (answer->status != 200 && answer->status != 304) {
        heard_no(whose, answer->status);
        return;
    }
    switch (reader->step) {
    case PAGE: reader->place = shown_by(answer); go_on(whose, file_count ? FILES : STREAM); break;
    case FILES: go_on(whose, ++reader->file < file_count ? FILES : STREAM); break;
    case HEAD: heard_a_head(whose, answer); break;
    case RANGE: heard_a_range(whose, answer); break;
    default: die("a stream was opened where streams are to be refused");
    }
}

#endif
