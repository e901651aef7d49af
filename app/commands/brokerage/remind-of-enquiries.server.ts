import { system } from "#app/domain/access/actor.ts";
import { enquiryState, remindsFrom } from "#app/domain/brokerage/enquiry.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { enquiriesAtEnd } from "#app/data/brokerage/enquiries.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { enquiryReminderLetter } from "#app/mail/enquiry.ts";
import type { EnquiryPage } from "./put-enquiry.server.ts";

/** Writes once to the people of each provider that has not answered in the last quarter of its time. Answers how many letters. */
export function remindOfEnquiries(page: EnquiryPage): Promise<number> {
  return inTransaction(system, async (tx, now) => {
    let letters = 0;
    for (const enquiry of await enquiriesAtEnd(tx, now)) {
      if (enquiryState(enquiry, now) !== "waiting" || now < remindsFrom(enquiry)) continue;
      const { id, providerId, commissionerId, shown, dueAt } = enquiry;
      const about = { commissioner: shown.commissioner, deadline: deadlineInWords(dueAt), link: page(id) };
      const options = { onceKey: `enquiry-reminder:${id}`, commissionerId };
      letters += await queueToProvider(tx, providerId, enquiryReminderLetter(about), options);
    }
    return letters;
  });
}
