-- Prices of a round are held against one another. Who has an interest in a provider sees none of its prices, and could have one
-- by taking all others that may be seen from the peers of a flag, or from their middle. So a flag that was judged by peers of a
-- round is seen by who may see every price of its line there, and peers of a line by who sees a flag that they judged.
CREATE FUNCTION app.may_see_beside(source uuid, line uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM submission s JOIN conflict_declaration d ON d.round_id = s.round_id AND d.account_id = app.account()
    WHERE s.id = source AND NOT EXISTS (SELECT 1 FROM submission x JOIN submission_price q ON q.submission_id = x.id
      WHERE x.round_id = s.round_id AND x.provider_id = ANY (d.provider_ids) AND q.service_line_id = line))
$$;
REVOKE ALL ON FUNCTION app.may_see_beside(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.may_see_beside(uuid, uuid) TO careframe_serving;

CREATE POLICY "beside" ON "outlier_flag" AS RESTRICTIVE FOR SELECT USING ("subject_kind" <> 'RATE' OR "group_number" IS NULL
  OR (SELECT app.actor()) = 'system' OR app.may_see_beside(source_id, service_line_id));
CREATE POLICY "beside" ON "outlier_group" AS RESTRICTIVE FOR SELECT USING ("service_line_id" IS NULL OR (SELECT app.actor()) = 'system'
  OR EXISTS (SELECT 1 FROM outlier_flag f WHERE f.run_id = outlier_group.run_id AND f.group_number = outlier_group.number));
