-- A price that was by the hour may come to be by the week, and a run then finds it anew: its unit and its group follow what was
-- found, as its price does.
GRANT UPDATE ("unit", "client_group") ON "outlier_flag" TO careframe_serving;
