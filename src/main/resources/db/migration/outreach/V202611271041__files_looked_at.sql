-- With which agreement a file that waits was found to need somebody's word: it is not opened and read anew each minute until that changes.
alter table outreach.upload add column looked_with text check (length(looked_with) = 32);
