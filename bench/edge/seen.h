/* What the readers have seen: heads, what pages show, and whether a range is always the same. */

#ifndef BENCH_EDGE_SEEN_H
#define BENCH_EDGE_SEEN_H

#include "kept.h"

#define MOST_HEADS 16384
#define MOST_SEEN 65536 /* different ranges, or pages */

struct head {
    char etag[80];
    int seq, edition, segment_size, poll_seconds;
};

struct seen {
    unsigned long long key, body;
    int shows;
};

static struct head heads[MOST_HEADS];
static int head_count, differing, slowest_poll;
static struct seen seen_ranges[MOST_SEEN], seen_pages[MOST_SEEN];
static FILE *ranges;
static char page_path[512];

/* Where the bodies are kept; answers the file for receipts. */
static FILE *keep_in(const char *folder) {
    char path[512];
    snprintf(page_path, sizeof page_path, "%s/page.gz", folder);
    snprintf(path, sizeof path, "%s/ranges", folder);
    if (!(ranges = fopen(path, "wb"))) die(path);
    snprintf(path, sizeof path, "%s/receipts", folder);
    FILE *receipts = fopen(path, "wb");
    if (!receipts) die(path);
    return receipts;
}

/* FNV-1a; never 0, which marks a place that is empty. */
static unsigned long long hash_of(const char *bytes, size_t length) {
    unsigned long long hash = 14695981039346656037ull;
    while (length--) hash = (hash ^ (unsigned char)*bytes++) * 1099511628211ull;
    return hash ? hash : 1;
}

static struct seen *seen_at(struct seen *table, unsigned long long key) {
    size_t place = key % MOST_SEEN;
    while (table[place].key && table[place].key != key) place = (place + 1) % MOST_SEEN;
    return &table[place];
}

/* The range that a reader at a place asks for next: journal/segments.py, ranges_after. */
static void next_range(int place, struct head *head, int *first, int *last) {
    *first = place / head->segment_size * head->segment_size + 1;
    *last = *first + head->segment_size - 1;
    if (*last <= head->seq) return;
    int newest = 1;
    while (newest < head->seq - place) newest *= 2;
    if (head->seq - newest + 1 > *first) *first = head->seq - newest + 1;
    *last = head->seq;
}

static int number_in(const char *document, const char *name) {
    char *found = strstr(document, name);
    if (!found) die(name);
    return atoi(found + strlen(name));
}

/* The number of the head in an answer, among those that were ever seen. */
static int head_of(struct answer *answer) {
    struct head head = {.etag = ""};
    char *etag = strcasestr(answer->headers, "\netag: ");
    if (!etag) die("a head without an ETag");
    sscanf(etag + 7, "%79[^\r]", head.etag);
    for (int nth = head_count - 1; nth >= 0; nth--)
        if (!strcmp(heads[nth].etag, head.etag)) return nth;
    if (head_count == MOST_HEADS) die("more heads than were expected");
    answer->body[answer->length] = 0;
    head.seq = number_in(answer->body, "\"seq\":"), head.edition = number_in(answer->body, "\"edition\":");
    head.segment_size = number_in(answer->body, "\"segment_size\":");
    head.poll_seconds = number_in(answer->body, "\"poll_seconds\":");
    if (head.poll_seconds > slowest_poll) slowest_poll = head.poll_seconds;
    heads[head_count] = head;
    return head_count++;
}

/* Each range is kept once, to be looked into afterwards; whoever gets it later must get the same. */
static void keep_or_compare(const char *path, struct answer *answer) {
    struct seen *range = seen_at(seen_ranges, hash_of(path, strlen(path)));
    unsigned long long body = hash_of(answer->body, answer->length);
    if (range->key) {
        differing += range->body != body;
        return;
    }
    range->key = hash_of(path, strlen(path)), range->body = body;
    fprintf(ranges, "%s %zu\n", path, answer->length);
    fwrite(answer->body, answer->length, 1, ranges);
}

/* The seq that a page shows. gzip(1) is asked to unpack it, once for each page that is different. */
static int shown_by(struct answer *answer) {
    unsigned long long key = hash_of(answer->body, answer->length);
    struct seen *page = seen_at(seen_pages, key);
    if (page->key) return page->shows;
    static char command[600], text[MOST_ANSWER + 1];
    FILE *packed = fopen(page_path, "wb");
    if (!packed || fwrite(answer->body, answer->length, 1, packed) != 1) die(page_path);
    fclose(packed);
    snprintf(command, sizeof command, "gzip -dc %s", page_path);
    FILE *unpacked = popen(command, "r");
    text[fread(text, 1, MOST_ANSWER, unpacked)] = 0;
    pclose(unpacked);
    *page = (struct seen){.key = key, .shows = number_in(text, "data-seq=\"")};
    return page->shows;
}

#endif
