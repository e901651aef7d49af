import type { Message } from "./message.ts";

/** Takes the trail's head out of the portal, to whoever keeps it: what it covers can no longer be changed unseen. */
export function auditHeadMail(head: {
  readonly to: string;
  readonly at: string;
  readonly seq: number;
  readonly hash: string;
}): Message {
  return {
    to: head.to,
    subject: `Head of the audit trail: event ${head.seq}`,
    text: `Keep this message. With it anyone can prove that no event up to number ${head.seq} has been changed or removed.

${JSON.stringify({ at: head.at, seq: head.seq, hash: head.hash })}

To check, save the line above in a file and run: npm run audit:verify -- FILE
`,
  };
}
