-- A point that somebody chose stays when sectors change; an entry past its term that a case stands on, or whose solution waits to be
-- confirmed, keeps its numbers and nothing of the household.
alter table outreach.entry
    add column by_hand boolean not null default false,
    add column emptied_on date;

-- Households that a case helped already when the list came, and columns of the file that the arrangement did not name: never read.
alter table outreach.list
    add column followed int not null default 0 check (followed >= 0),
    add column columns_left int not null default 0 check (columns_left >= 0);
