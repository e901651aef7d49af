import type { Letter } from "./message.ts";

type OfSitting = { readonly forum: string; readonly when: string; readonly link: string };

/** Tells the members of a forum that a sitting is called, or at which other time it sits now. */
export function sittingCalledMail(
  sitting: OfSitting & { readonly place: string; readonly moved: boolean },
): Letter {
  const { forum, when, place, link, moved } = sitting;
  return {
    subject: moved ? `${forum}: the sitting is moved` : `${forum}: a sitting is called`,
    text: `${forum} sits ${moved ? "now " : ""}at ${when}${place ? `, ${place}` : ""}.

You are a member of it. The agenda is here, and the pack follows before the sitting:

${link}
`,
  };
}

/** Sends the pack to a member: where to read it, and the references on the agenda. It never says what stands in it. */
export function packMail(pack: OfSitting & { readonly references: readonly string[] }): Letter {
  return {
    subject: `${pack.forum}: the pack for ${pack.when}`,
    text: `${pack.forum} sits at ${pack.when} with ${pack.references.length === 1 ? "1 case" : `${pack.references.length} cases`} on its agenda:

${pack.references.map((reference) => `- ${reference}`).join("\n")}

Sign in to read the pack, or to print it:

${pack.link}
`,
  };
}

/** Reminds a member of the sitting of tomorrow or the day after. */
export function sittingSoonMail(sitting: OfSitting): Letter {
  return {
    subject: `${sitting.forum} sits at ${sitting.when}`,
    text: `${sitting.forum} sits at ${sitting.when}. Please read the pack beforehand:

${sitting.link}
`,
  };
}

/** Tells who put a case that it is decided. */
export function caseDecidedMail(decided: {
  readonly reference: string;
  readonly forum: string;
  readonly link: string;
}): Letter {
  return {
    subject: `${decided.forum}: decided on ${decided.reference}`,
    text: `${decided.forum} has decided on request ${decided.reference}. Sign in to read what it decided and why:

${decided.link}
`,
  };
}

/** Tells who put a case that the limit set for it runs out soon and nobody is placed. */
export function limitRunsOutMail(limit: {
  readonly reference: string;
  readonly until: string;
  readonly link: string;
}): Letter {
  return {
    subject: `The limit for ${limit.reference} runs out after ${limit.until}`,
    text: `The panel's limit for request ${limit.reference} holds until the end of ${limit.until}. Nobody is placed under it yet.

Afterwards the case has to come to the panel again:

${limit.link}
`,
  };
}
