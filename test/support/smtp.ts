import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach } from "vitest";

export type TestMailServer = {
  readonly url: () => string;
  /** Letters accepted so far, read back. */
  readonly box: readonly Email[];
  /** Recipients refused for good, letters to put off, and whether the next letters get no answer. */
  readonly behaviour: { refuses: string[]; putsOff: number; stalls: number; takes: number };
};

/** A real SMTP server on loopback for the test file; each test starts with an empty box and a willing server. */
export function useMailServer(): TestMailServer {
  const box: Email[] = [];
  const behaviour: TestMailServer["behaviour"] = { refuses: [], putsOff: 0, stalls: 0, takes: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo: (address, _session, done) =>
      done(behaviour.refuses.includes(address.address) ? reply(550, "No such mailbox") : null),
    onData: (stream, _session, done) => {
      void buffer(stream).then(async (bytes) => {
        if (behaviour.stalls-- > 0) return;
        if (behaviour.putsOff-- > 0) return done(reply(451, "Try again later"));
        await new Promise((resolve) => setTimeout(resolve, behaviour.takes));
        box.push(await PostalMime.parse(bytes));
        done();
      });
    },
  });
  server.on("error", () => undefined);

  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  beforeEach(() => {
    box.length = 0;
    Object.assign(behaviour, { refuses: [], putsOff: 0, stalls: 0, takes: 0 });
  });

  return {
    url: () => `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}?ignoreTLS=true`,
    box,
    behaviour,
  };
}

function reply(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
