import { remindUnfinishedDrafts } from "#app/commands/application/remind-unfinished-drafts.server.ts";
import { offerTheNext } from "#app/commands/call-off/offer-the-next.server.ts";
import { goThroughNewPrices } from "#app/commands/benchmark/go-through-new-prices.server.ts";
import { goThroughPricesOfNight } from "#app/commands/benchmark/go-through-prices.server.ts";
import { askTheNext } from "#app/commands/brokerage/ask-the-next.server.ts";
import { remindOfEnquiries } from "#app/commands/brokerage/remind-of-enquiries.server.ts";
import { remindOfPanels, type PanelPages } from "#app/commands/brokerage/remind-of-panels.server.ts";
import { deliverOutbox } from "#app/commands/mail/deliver-outbox.server.ts";
import { remindOfNotices } from "#app/commands/notices/remind-of-notices.server.ts";
import { remindUpkeep } from "#app/commands/brokerage/remind-upkeep.server.ts";
import { exportAuditHead } from "#app/commands/trail/export-audit-head.server.ts";
import { openJobQueue } from "#app/data/jobs.server.ts";
import type { MailTransport } from "#app/mail/smtp.server.ts";
import { repeat } from "./repeat.ts";

type Options = {
  readonly servingUrl: string;
  readonly dataDir: string;
  /** Absent without an SMTP server: mail then stays in the outbox. */
  readonly mailTransport?: MailTransport | undefined;
  /** Who keeps the heads of the trail, by mail. */
  readonly auditHeadMail?: string | undefined;
  /** The whole address of an application's page. */
  readonly applicationPage: (applicationId: string) => string;
  /** That of a notice's page. */
  readonly noticePage: (noticeId: string) => string;
  /** That of a provider's start page. */
  readonly providerHome: string;
  /** That of the page on which a provider answers an offer. */
  readonly offerPage: (offerId: string) => string;
  /** That of the page on which a provider answers an enquiry. */
  readonly enquiryPage: (enquiryId: string) => string;
  /** Those of a sitting's pack and of a case. */
  readonly panelPages: PanelPages;
  /** That of a planned move. */
  readonly movePage: (moveId: string) => string;
  /** That of the page on which a provider states its room. */
  readonly capacityPage: string;
  readonly onTrouble: (error: Error) => void;
};

const secondsBetweenDeliveries = 5;

/**
 * Starts what the clock starts, in this process: letters every few seconds, reminders, the next offers and the next enquiries every minute or few,
 * prices that came up every minute and all of them every night, the trail's head every night and now. Nothing that is true depends on any of it. Several processes may do so at once. Answers how to
 * stop, which waits for what is under way.
 */
export async function startJobs(options: Options): Promise<() => Promise<void>> {
  const { servingUrl, dataDir, mailTransport, auditHeadMail, onTrouble } = options;
  const { applicationPage, noticePage, providerHome, offerPage, enquiryPage, panelPages } = options;
  const queue = await openJobQueue(servingUrl, onTrouble);
  await queue.every("* * * * *", "remind-unfinished-drafts", () =>
    remindUnfinishedDrafts(applicationPage, providerHome),
  );
  await queue.every("* * * * *", "offer-the-next", () => offerTheNext(offerPage));
  await queue.every("* * * * *", "ask-the-next", () => askTheNext(enquiryPage));
  await queue.every("*/5 * * * *", "remind-of-enquiries", () => remindOfEnquiries(enquiryPage));
  await queue.every("*/10 * * * *", "remind-of-notices", () => remindOfNotices(noticePage));
  await queue.every("*/10 * * * *", "remind-of-panels", () => remindOfPanels(panelPages));
  await queue.every("*/10 * * * *", "remind-upkeep", () =>
    remindUpkeep({ move: options.movePage, capacity: options.capacityPage }),
  );
  await queue.every("* * * * *", "go-through-new-prices", () => goThroughNewPrices());
  await queue.every("30 1 * * *", "go-through-prices", () => goThroughPricesOfNight());
  await queue.every("10 0 * * *", "export-audit-head", () => exportAuditHead(dataDir, auditHeadMail));
  await queue.now("export-audit-head");
  const stopDelivering = mailTransport
    ? repeat(secondsBetweenDeliveries, () => deliverOutbox(mailTransport), onTrouble)
    : async () => undefined;
  return async () => {
    await Promise.all([stopDelivering(), queue.close()]);
  };
}
