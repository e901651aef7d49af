import { z } from "zod";
import { reviewsByProvider } from "#app/data/brokerage/reviews.server.ts";
import { reading } from "#app/data/db.server.ts";
import { approvalRate } from "#app/domain/brokerage/review.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";

/** Hours freed and the rate of approval, by provider, as a file. */
export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params }) => {
    const counted = await reading(actor, (tx) => reviewsByProvider(tx));
    const rate = (one: (typeof counted)[number]) => approvalRate(one);
    return fileOf(params.format, {
      name: "reviews-by-provider",
      columns: [
        "Provider",
        "Proposed",
        "Agreed",
        "Refused",
        "Approval rate %",
        "Hours freed a week",
        "Hours added a week",
      ],
      rows: counted.map((one) => [
        ...[one.providerName, String(one.proposed), String(one.agreed), String(one.refused)],
        ...[String(rate(one) ?? ""), one.hoursFreed, one.hoursAdded],
      ]),
    });
  },
);
