import { connect, disconnect } from "#app/data/db.server.ts";
import { configuredStore } from "#app/files/configured.server.ts";
import { useDocuments } from "#app/files/store.server.ts";
import { startJobs } from "#app/jobs/start-jobs.server.ts";
import { smtpTransport } from "#app/mail/smtp.server.ts";
import { env } from "#app/web/env.server.ts";
import { noteTrouble } from "#app/web/log.server.ts";
import { paths } from "#app/web/paths.ts";

/** Opens what pages stand on: database, documents, letters and jobs. Answers how to close it all again. */
export async function openServices(servingUrl: string, origin: string): Promise<() => Promise<void>> {
  const settings = env();
  connect(servingUrl, settings.DATABASE_POOL);
  useDocuments(configuredStore(settings));
  const stopJobs = await startJobs({
    servingUrl,
    dataDir: settings.DATA_DIR,
    mailTransport: settings.SMTP_URL
      ? smtpTransport({ smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM })
      : undefined,
    auditHeadMail: settings.AUDIT_HEAD_MAIL,
    applicationPage: (applicationId) => `${origin}${paths.application(applicationId)}`,
    noticePage: (noticeId) => `${origin}${paths.obligation(noticeId)}`,
    providerHome: `${origin}${paths.provider}`,
    enquiryPage: (enquiryId) => `${origin}${paths.ownEnquiry(enquiryId)}`,
    offerPage: (offerId) => `${origin}${paths.ownOffer(offerId)}`,
    panelPages: {
      pack: (sittingId) => `${origin}${paths.sittingStep(sittingId, "pack")}`,
      panelCase: (caseId) => `${origin}${paths.panelCase(caseId)}`,
    },
    movePage: (moveId) => `${origin}${paths.move(moveId)}`,
    capacityPage: `${origin}${paths.capacity}`,
    onTrouble: noteTrouble("a job"),
  });
  return async () => {
    await stopJobs();
    await disconnect();
  };
}
