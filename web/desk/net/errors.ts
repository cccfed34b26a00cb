/**
 * What can come of asking the server, other than what was asked for.
 *
 * ApiError
 * ├── Refused      it will not do that, and why; asking again will not help
 * ├── NotAllowed   this person may not
 * ├── SignedOut    nobody is signed in
 * │   └── SomebodyElse   somebody else is, in this browser
 * ├── Collided     somebody else changed it meanwhile; `current` is what they made of it
 * ├── Overtaken    the same, of what is edited a value at a time: a page's head, a template
 * └── Away         the network or the server is: nothing is known of what became of the request
 *
 * `message` is one sentence, to be shown as it is.
 */

import type { Draft, Post } from "../types.ts";

export class ApiError extends Error {}

export class Refused extends ApiError {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

export class NotAllowed extends ApiError {}

export class SignedOut extends ApiError {
  constructor() {
    super("You are signed out; sign in again, and what waits here is sent.");
  }
}

export class SomebodyElse extends SignedOut {
  /** The name of who is signed in. */
  readonly them: string;

  constructor(them: string, owner: string) {
    super();
    this.them = them;
    this.message = `Here ${them} is signed in; sign in as ${owner}, and what waits here is sent.`;
  }
}

export class Collided extends ApiError {
  readonly current: Draft | Post;

  constructor(sentence: string, current: Draft | Post) {
    super(sentence);
    this.current = current;
  }
}

export class Overtaken extends ApiError {
  readonly current: unknown;

  constructor(sentence: string, current: unknown) {
    super(sentence);
    this.current = current;
  }
}

export class Away extends ApiError {
  constructor(sentence = "The newsroom's server cannot be reached; your text is kept here.") {
    super(sentence);
  }
}
