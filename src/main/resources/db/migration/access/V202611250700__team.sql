-- What the association calls the group that somebody works in, when it has such groups: acts are counted by it.
alter table access.account add column team text check (length(team) between 1 and 60);
