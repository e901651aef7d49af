-- What depended on a result when it was recorded: a later variation moves the stakes of the periods still to come only.
ALTER TABLE "outcome_result" ADD COLUMN "stake_pence" BIGINT CHECK ("stake_pence" >= 0);
