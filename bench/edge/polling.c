/* Readers behind a cache who ask for what is new, each by a timer and from a place of its own.
 *
 *   polling PORT LIVE READERS CONNECTIONS VISIT SECONDS FOLDER [FILE …]
 *
 * A reader loads the page at LIVE and the FILEs that belong to it, tries the stream, and polls as the
 * page's script does where no stream is to be had. It stays for VISIT seconds, more or less, and then
 * another comes in its place; some fall asleep for a while, as phones do. Told "SEQ" on standard input,
 * it stops counting, nobody leaves or sleeps any more, and once everybody is at SEQ (or SECONDS are
 * over) it prints what it counted as JSON.
 *
 * FOLDER/receipts gets a pair of int32 for each change that a reader took: seq, milliseconds since the
 * begin. FOLDER/ranges gets each different range once: its address, its length, its bytes.
 */
#include "hearing.h"

#define STDIN_TURN 0xffffffffu
#define OPENING_MS 180000 /* in which the first readers come: bench/edge/run.py, OPENING_SECONDS */
#define TICK_MS 20

static long long begun;

static void ask_for_those_who_are_due(void) {
    for (int whose = 0; whose < count; whose++) {
        if (readers[whose].due > now_ms) continue;
        readers[whose].due = BUSY;
        ask(whose);
    }
}

static int all_are_level(void) {
    for (int whose = 0; whose < count; whose++)
        if (readers[whose].place < until) return 0;
    return 1;
}

/* Nobody sleeps through the end: everybody checks within the next five seconds. */
static void hear_the_end(void) {
    char line[32] = "";
    if (read(0, line, sizeof line - 1) <= 0) {
        if (!until) exit(1); /* whoever started us is gone */
        watch(epoll, EPOLL_CTL_DEL, 0, 0, 0);
        return;
    }
    until = atoi(line);
    for (int whose = 0; whose < count; whose++)
        if (readers[whose].due != BUSY) readers[whose].due = now_ms + drand48() * 5000;
}

static void turn(void) {
    struct epoll_event found[256];
    int last_ms = now_ms, count_found = epoll_wait(epoll, found, 256, TICK_MS);
    now_ms = (now_ns() - begun) / 1000000;
    for (int i = 0; i < count_found; i++) {
        if (found[i].data.u32 == STDIN_TURN) hear_the_end();
        else ready(found[i].data.u32, found[i].events);
    }
    if (now_ms / TICK_MS > last_ms / TICK_MS) ask_for_those_who_are_due();
}

static void print_counted(void) {
    int least = BUSY, most = 0;
    for (int whose = 0; whose < count; whose++) {
        if (readers[whose].place < least) least = readers[whose].place;
        if (readers[whose].place > most) most = readers[whose].place;
    }
    printf("{\"begun\": %lld, \"least\": %d, \"most\": %d, \"waited\": %ld, \"differing\": %d, "
           "\"slowest_poll\": %d", begun, least, most, most_waiting, differing, slowest_poll);
    for (int kind = 0; kind < KINDS; kind++)
        printf(", \"%s\": {\"requests\": %lld, \"bytes\": %lld, \"fresh\": %lld, \"not_modified\": %lld, "
               "\"refused\": %lld}", NAMES[kind], counted[kind].requests, counted[kind].bytes,
               counted[kind].fresh, counted[kind].not_modified, counted[kind].refused);
    printf("}\n");
}

int main(int argc, char **argv) {
    if (argc < 8) return 2;
    live = argv[2], count = atoi(argv[3]), visit = atof(argv[5]);
    file_paths = argv + 8, file_count = argc - 8;
    readers = calloc(count, sizeof *readers);
    epoll = epoll_create1(0);
    watch(epoll, EPOLL_CTL_ADD, 0, EPOLLIN, (int)STDIN_TURN);
    raise_file_limit();
    open_connections(atoi(argv[1]), atoi(argv[4]), count);
    receipts = keep_in(argv[7]);
    srand48(count);
    for (int whose = 0; whose < count; whose++) {
        readers[whose].due = drand48() * OPENING_MS;
        come(&readers[whose]);
    }
    begun = now_ns();
    while (now_ms < atoi(argv[6]) * 1000 && !(until && all_are_level())) turn();
    fclose(receipts), fclose(ranges);
    print_counted();
    return 0;
}
