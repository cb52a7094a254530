-- Which of several processes writes an export, so that another begins it again once that one has ended.
alter table visits.export add column writer text check (length(writer) <= 63);
