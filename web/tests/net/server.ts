/** An HTTP server that answers with what a test says, and notes what it was asked. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

type Answer = (asked: Asked, response: ServerResponse, request: IncomingMessage) => void;

export class TestServer {
  readonly asked: Asked[] = [];
  answer: Answer = (_, response) => void response.writeHead(200).end("{}");
  #server: Server | undefined;

  async start(port = 0): Promise<this> {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((resolve) => this.#server?.listen(port, "127.0.0.1", resolve));
    return this;
  }

  /** A site whose root is a path on somebody's domain. */
  get root(): string {
    return `http://127.0.0.1:${this.port}/news/`;
  }

  get port(): number {
    return (this.#server?.address() as AddressInfo).port;
  }

  says(status: number, said: unknown): void {
    this.answer = (_, response) => void response.writeHead(status).end(JSON.stringify(said));
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { method = "", url: path = "", headers } = request;
    const asked = { method, path, headers, body: Buffer.concat(pieces).toString() };
    this.asked.push(asked);
    this.answer(asked, response, request);
  }
}
