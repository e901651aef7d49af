import nodemailer from "nodemailer";
import type { OutgoingMessage } from "./message.ts";

/**
 * What became of one attempt, with the server's own words. `server-trouble` is about the connection or our account
 * there, so the next letter would meet the same; `later` and `refused` are about this letter alone.
 */
export type Delivery = {
  readonly outcome: "accepted" | "refused" | "later" | "server-trouble";
  readonly reply: string;
};

export type MailTransport = {
  readonly deliver: (message: OutgoingMessage) => Promise<Delivery>;
  /** The longest that one attempt can take, in milliseconds: then it is cut off. */
  readonly longestAttempt: number;
};

export type SmtpOptions = {
  /** Like smtp://user:password@mail.example:587, or smtps://. */
  readonly smtpUrl: string;
  readonly from: string;
  /** Milliseconds: to connect, for the greeting, of silence, and for the whole attempt. */
  readonly connectionTimeout?: number;
  readonly greetingTimeout?: number;
  readonly socketTimeout?: number;
  readonly longestAttempt?: number;
};

/** Delivers to one SMTP server, a connection for each letter. Time-outs are short: a stalling server costs a minute. */
export function smtpTransport(options: SmtpOptions): MailTransport {
  const {
    smtpUrl,
    from,
    connectionTimeout = 10_000,
    greetingTimeout = 10_000,
    socketTimeout = 20_000,
    longestAttempt = 60_000,
  } = options;
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout,
    greetingTimeout,
    socketTimeout,
    dnsTimeout: connectionTimeout,
  });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "careframe.invalid";
  return {
    longestAttempt,
    deliver: async ({ id, to, subject, text }) => {
      try {
        const sent = await transport.sendMail({
          from,
          to: { name: "", address: to },
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { "Auto-Submitted": "auto-generated" },
          signal: AbortSignal.timeout(longestAttempt),
        });
        return { outcome: "accepted", reply: sent.response };
      } catch (error) {
        return judge(error as SmtpError);
      }
    },
  };
}

type SmtpError = Error & {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
};

/**
 * RFC 5321 section 4.2.1: a reply of 5yz to the recipient or to the letter is final, 4yz is not. 503 and 530 say that
 * the session was wrong, not the letter, and 421 that the server is closing.
 */
function judge(error: SmtpError): Delivery {
  const reply = error.response ?? error.message;
  const aboutTheLetter = error.code === "EENVELOPE" || error.code === "EMESSAGE";
  if (!aboutTheLetter || error.responseCode === 421) return { outcome: "server-trouble", reply };
  const final =
    error.responseCode === undefined ||
    (error.responseCode >= 500 && ![503, 530].includes(error.responseCode));
  return { outcome: final ? "refused" : "later", reply };
}
