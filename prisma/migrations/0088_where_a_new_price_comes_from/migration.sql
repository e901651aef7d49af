-- The title of the round or the uplift by which a part has its price, for its provider too, who sees neither's sums.
ALTER TABLE "placement_element" ADD COLUMN "origin_title" TEXT NOT NULL DEFAULT '';
