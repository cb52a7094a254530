-- Rows that only count do not say who pays: the act's paying row does. So they stay as they are when another line pays.
alter table contracts.attribution no force row level security;
update contracts.attribution set rival = null where not paid and rival is not null;
alter table contracts.attribution force row level security;

-- sums are read from contracts.day_sum
drop index contracts.attribution_of_line;
create index attribution_of_line on contracts.attribution (association, line, day);
