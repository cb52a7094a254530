-- That all is as usual again is said, too, and at some time: what was said before it and arrives after it changes nothing.
alter table rounds.stop_change drop constraint stop_change_kind_check;
alter table rounds.stop_change add constraint stop_change_kind_check
    check (kind in ('CANCELLED', 'MOVED', 'LATE', 'HOURS', 'ADDED', 'RESTORED'));
