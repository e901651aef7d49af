import { z } from "zod";
import { reading } from "#app/data/db.server.ts";
import { providerNamed, rateCard } from "#app/data/rate-cards.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { found, guardLoader } from "#app/web/guard.server.ts";
import { answerRateCard, readRateCardQuestion } from "#app/web/rate-card-question.server.ts";
import { rateFile } from "#app/web/rate-file.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";

/** The rates that a member's page shows, with the same day and filters, as a file. */
export const loader = guardLoader(
  {
    area: "commissioner",
    permission: "commissioning:read",
    params: z.object({ providerId: z.uuid(), format: fileFormat }),
  },
  async ({ actor, params, url }) => {
    const { rates, question } = await reading(actor, async (tx, now) => {
      const provider = found(await providerNamed(tx, params.providerId));
      const asked = readRateCardQuestion(url.searchParams, dayOf(now));
      return { rates: answerRateCard(await rateCard(tx, provider.id), asked), question: asked };
    });
    const [problem] = Object.values(question.errors);
    if (problem) throw new Response(problem, { status: 400 });
    return fileOf(params.format, rateFile(`rates-on-${question.day}`, rates));
  },
);
