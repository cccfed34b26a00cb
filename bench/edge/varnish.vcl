# Varnish 7 in front of Dateline. How long things are fresh is what Dateline's own headers say. For what is
# stale Varnish has one time only, the grace: here it is what stale-if-error says, and requests are content
# with less of it (stale-while-revalidate) as long as the origin answers.

vcl 4.1;

import std;

backend dateline {
    .host = "127.0.0.1";
    .port = "8000";
}

acl newsroom {
    "127.0.0.1";
}

sub vcl_recv {
    # After a withdrawal, where the half minute that a page may be stale is too long:
    # curl -X PURGE -H "Surrogate-Key: coverage-<id>" http://127.0.0.1:6081/
    if (req.method == "PURGE") {
        if (client.ip !~ newsroom) {
            return (synth(405));
        }
        ban("obj.http.Surrogate-Key ~ \b" + req.http.Surrogate-Key + "\b");
        return (synth(200));
    }

    if (req.url ~ "^/(desk|api|admin)/") {
        return (pass);
    }
    # No reader's address has cookies, and only a stream has a query. What links from elsewhere add
    # (?fbclid=…) would make another object of each.
    unset req.http.Cookie;

    # These readers poll. Answered here, or each would ask the origin again every minute.
    # To have them stream through this cache instead: return (pipe);
    if (req.url ~ "/stream(\?|$)") {
        return (synth(503));
    }
    set req.url = regsub(req.url, "\?.*$", "");

    # stale-while-revalidate, as the origin says it of heads and of pages. Where the origin fails, vcl_deliver
    # tries once more, with all the grace that there is.
    if (req.restarts == 0) {
        if (req.url ~ "/head\.json$") {
            set req.grace = 5s;
        } else {
            set req.grace = 30s;
        }
    } else {
        set req.grace = 1h;
    }
}

sub vcl_backend_response {
    # Without a word on it nothing is served stale; Varnish would do so for ten seconds.
    set beresp.grace = 0s;
    if (beresp.http.Cache-Control ~ "stale-if-error=\d+") {
        set beresp.grace = std.duration(
            regsub(beresp.http.Cache-Control, "^.*stale-if-error=(\d+).*$", "\1s"), 60s);
    }
    # What an outage answers is never put in the place of what was there before.
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
}

sub vcl_deliver {
    if (resp.status >= 500 && req.restarts == 0) {
        return (restart);
    }
    # For purging, not for readers: a quarter of the bytes of a head.
    unset resp.http.Surrogate-Key;
    unset resp.http.Cache-Tag;
}

sub vcl_synth {
    if (resp.status == 503) {
        set resp.http.Retry-After = "60";
        set resp.http.Cache-Control = "no-store";
        return (deliver);
    }
}
