import type { Instant } from "#app/domain/calendar.ts";
import { optionalTextField, sentences } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { instantOfParts } from "#app/web/london-time.ts";
import { z } from "zod";

type Read =
  | { readonly sitting: { readonly sitsAt: Instant; readonly place: string } }
  | { readonly errors: Readonly<Record<string, string>> };

const form = z.object({ place: optionalTextField("Where it sits", 200) });

/** When and where a sitting is to be, from the form; or a sentence for each field that is not as it should be. */
export function readSitting(fields: Fields): Read {
  const parsed = form.safeParse({ place: fields.text("place") });
  const sits = instantOfParts(fields.text, "sits", "of the sitting");
  if (!parsed.success || "error" in sits)
    return {
      errors: {
        ...("error" in sits ? { sits: sits.error } : {}),
        ...(parsed.success ? {} : sentences(parsed.error)),
      },
    };
  return { sitting: { sitsAt: sits.instant, place: parsed.data.place } };
}
