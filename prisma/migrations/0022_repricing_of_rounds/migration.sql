-- How a round re-prices the rates of members: how far a price may move from the last rate (in hundredths of one per cent
-- of it) and whether a price beyond is refused, and what becomes of a rate that no longer fits its cap on the round's
-- effective day when its member does nothing. 1.15 leaves room for a year like 2025/26, when loaded pay rose by 11%.
CREATE TYPE "bound_policy" AS ENUM ('WARN', 'REFUSE');
CREATE TYPE "unfit_rates" AS ENUM ('LAPSE', 'DROP_TO_CAP');

ALTER TABLE "round" ADD COLUMN "change_from_basis_points" INTEGER NOT NULL DEFAULT 9000,
  ADD COLUMN "change_to_basis_points" INTEGER NOT NULL DEFAULT 11500,
  ADD COLUMN "bound_policy" "bound_policy" NOT NULL DEFAULT 'WARN',
  ADD COLUMN "unfit_rates" "unfit_rates" NOT NULL DEFAULT 'LAPSE',
  ADD COLUMN "members_reminded_at" TIMESTAMPTZ(3),
  ADD CHECK ("change_from_basis_points" BETWEEN 0 AND 10000),
  ADD CHECK ("change_to_basis_points" BETWEEN 10000 AND 100000);

DROP FUNCTION app.share_round(uuid);
CREATE FUNCTION app.share_round(wanted uuid)
RETURNS TABLE (id uuid, framework_id uuid, number int, title text, opens_at timestamptz, closes_at timestamptz, effective_on date,
  change_from_basis_points int, change_to_basis_points int, bound_policy text, unfit_rates text, cancelled boolean, opened boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM round r WHERE r.id = wanted FOR SHARE;
  RETURN QUERY SELECT r.id, r.framework_id, r.number, r.title, r.opens_at, r.closes_at, r.effective_on,
      r.change_from_basis_points, r.change_to_basis_points, r.bound_policy::text, r.unfit_rates::text, r.cancelled_at IS NOT NULL,
      EXISTS (SELECT 1 FROM round_opening o WHERE o.round_id = r.id AND o.opened_at IS NOT NULL)
    FROM round r WHERE r.id = wanted AND r.published_at IS NOT NULL;
END $$;
REVOKE ALL ON FUNCTION app.share_round(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.share_round(uuid) TO careframe_serving;
