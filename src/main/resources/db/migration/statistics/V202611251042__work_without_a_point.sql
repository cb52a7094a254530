-- An activity may be for the whole association: it has no point, yet counts in the association's sheets. What corrects the network's
-- sheets alone says so.
alter table statistics.pending add column network_alone boolean not null default false;
alter table statistics.pending no force row level security;
update statistics.pending set network_alone = true where point is null;
alter table statistics.pending force row level security;
