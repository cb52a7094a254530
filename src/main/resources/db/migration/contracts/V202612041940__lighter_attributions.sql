-- Rows that only count do not say who pays: the act's paying row does. So they stay as they are when another line pays.
alter table contracts.attribution no force row level security;
update contracts.attribution set rival = null where not paid and rival is not null;
alter table contracts.attribution force row level security;

-- That the line exists is held by contracts.day_sum, which the trigger writes for each line and day of a statement and which nobody deletes from:
-- to ask it of each row took half the time of writing them.
alter table contracts.attribution drop constraint attribution_association_line_fkey;

-- sums are read from contracts.day_sum
drop index contracts.attribution_of_line;
create index attribution_of_line on contracts.attribution (association, line, day);
