-- Since when the first and the last price of a group of peers holds. Unknown of the runs made before.
ALTER TABLE "outlier_group"
  ADD COLUMN "first_on" DATE,
  ADD COLUMN "last_on" DATE,
  ADD CHECK ("first_on" <= "last_on");
