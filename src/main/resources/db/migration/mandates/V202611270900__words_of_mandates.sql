-- Which version of its words a mandate says: those that were signed are drawn again as they were. All so far say the first.
alter table mandates.mandate add column words int not null default 1 check (words > 0);
alter table mandates.mandate alter column words drop default;
