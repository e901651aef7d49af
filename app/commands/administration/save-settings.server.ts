import type { StaffActor } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { publishPrices, saveSettings, settingsOf, type Settings } from "#app/data/settings.server.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** Why settings are refused: another commissioner of the installation bears the name. */
export type SettingsRefusal = { readonly kind: "name-taken" };

/**
 * Saves how the commissioner's pages look and whom they name, and whether the prices of each of its frameworks are
 * public. What changed stands on the trail by name; what did not is not mentioned.
 */
export function changeSettings(
  actor: StaffActor,
  settings: Settings,
  publishing: readonly { readonly frameworkId: string; readonly publishes: boolean }[],
): Promise<Verdict<null, SettingsRefusal>> {
  return inTransaction(actor, async (tx) => {
    const before = await settingsOf(tx, actor.commissionerId);
    const changed = (Object.keys(settings) as (keyof Settings)[]).filter(
      (key) => settings[key] !== before[key],
    );
    if (changed.length > 0) {
      if (!(await saveSettings(tx, actor.commissionerId, settings))) return no({ kind: "name-taken" });
      const subject = { kind: "commissioner", id: actor.commissionerId } as const;
      record(tx, { kind: "settings-changed", subject, changed });
    }
    for (const { frameworkId, publishes } of publishing) {
      if (!(await publishPrices(tx, frameworkId, publishes))) continue;
      const subject = { kind: "framework", id: frameworkId } as const;
      record(tx, { kind: publishes ? "prices-published" : "prices-unpublished", subject });
    }
    return yes(null);
  });
}
