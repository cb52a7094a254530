-- False for a line that was removed: what was told of it is kept, so that the same line tells no step of a few acts when it comes back.
alter table contracts.funder_line add shown boolean not null default true;
revoke delete on contracts.funder_line from ${app};
