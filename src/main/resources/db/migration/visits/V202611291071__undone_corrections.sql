-- Whether the visit went back, a moment later and by the same hand, to what it had said before this version: a slip that was undone is
-- kept like any other version, and is no correction that a list tells of.
alter table visits.earlier_version add column undone boolean not null default false;
