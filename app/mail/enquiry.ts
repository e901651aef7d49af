import type { Letter } from "./message.ts";

/** Where a provider answers an enquiry, and by when, in words. */
type About = { readonly commissioner: string; readonly deadline: string; readonly link: string };

/** Asks a provider whether it can support somebody. It says nothing of who that is nor of anybody else asked. */
export function enquiryLetter({ commissioner, deadline, link }: About): Letter {
  return {
    subject: `Can you support somebody? ${commissioner} asks you`,
    text: `${commissioner} asks whether you can support somebody. It does not say who the person is.

Answer by ${deadline}.

Read what is needed, and make an offer or decline:
${link}

Declining does not count against you.`,
  };
}

/** Reminds a provider of an enquiry that it has not answered. */
export function enquiryReminderLetter({ commissioner, deadline, link }: About): Letter {
  return {
    subject: `Answer soon: ${commissioner} asked whether you can support somebody`,
    text: `You have not answered yet whether you can support somebody. Your time to answer ends at ${deadline}.

Make an offer or decline:
${link}

Declining does not count against you.`,
  };
}

/** Asks a provider to confirm what a broker wrote down for it. */
export function phoneOfferLetter({ commissioner, link }: Pick<About, "commissioner" | "link">): Letter {
  return {
    subject: `Confirm your telephone offer to ${commissioner}`,
    text: `${commissioner} has written down what you offered by telephone.

Check that it is right and confirm it:
${link}`,
  };
}

/** Tells a provider that its offer was taken; not who the person is. */
export function chosenLetter({ commissioner, link }: Pick<About, "commissioner" | "link">): Letter {
  return {
    subject: `Your offer was chosen: ${commissioner}`,
    text: `${commissioner} has chosen your offer. It will tell you who the person is through a channel that you both already use and trust, like secure email. This portal never says it.

Look at your offer:
${link}`,
  };
}

/** Tells a provider that an enquiry is closed, and nothing of why. */
export function enquiryClosedLetter({ commissioner, link }: Pick<About, "commissioner" | "link">): Letter {
  return {
    subject: `An enquiry is closed: ${commissioner}`,
    text: `${commissioner} has closed its enquiry. You do not have to do anything.

Look at what you were asked:
${link}`,
  };
}

/** Tells a provider that a price is named to it, and where it answers. */
export function priceNamedLetter({ commissioner, link }: Pick<About, "commissioner" | "link">): Letter {
  return {
    subject: `${commissioner} names a price to you`,
    text: `${commissioner} has named a price in your negotiation.

Agree to it, or name another:
${link}`,
  };
}

/** Tells who asked a provider that it has answered. Answer like "made an offer", district like "BS5". */
export function enquiryAnsweredLetter(about: {
  readonly provider: string;
  readonly district: string;
  readonly answer: string;
}): Letter {
  return {
    subject: `${about.provider} has ${about.answer} (${about.district})`,
    text: `${about.provider} has ${about.answer} to your enquiry for somebody in ${about.district}. Sign in to see it beside the others.`,
  };
}

/** Tells a provider that the council agreed to the price that it asked. */
export function priceAgreedLetter({ commissioner, link }: Pick<About, "commissioner" | "link">): Letter {
  return {
    subject: `${commissioner} agrees to your price`,
    text: `${commissioner} has agreed to the price that you named.

Look at what was agreed:
${link}`,
  };
}

/** Tells who negotiates that the provider has answered. Answer like "named a price". */
export function priceAnsweredLetter(about: { readonly provider: string; readonly answer: string }): Letter {
  return {
    subject: `${about.provider} has ${about.answer}`,
    text: `${about.provider} has ${about.answer} in your negotiation. Sign in to see it.`,
  };
}
