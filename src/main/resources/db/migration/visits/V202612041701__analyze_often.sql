-- A new association must be known to the planner long before its visits are a tenth of all: else it reads all of them again for each one.
-- At two million requests a year, a few times a day.
alter table visits.visit set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);
alter table visits.request set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);
