-- A file is noted as begun before it is read. One whose reading did not end twice is set aside: it may have taken the process with it.
alter table outreach.upload add column begun int not null default 0;

-- Why a file was set aside, as the end of a key of words and what goes into it: nothing of the file.
alter table outreach.upload add column why text check (length(why) <= 40);
alter table outreach.upload add column why_args text[] not null default '{}';
