-- A motive for which several persons come at once. Their appointments share one time, known to rota.hold under "meeting".
alter table appointments.motive add seats int not null default 1 check (seats between 1 and 20);
alter table appointments.motive add constraint home_for_one check (not (at_home and seats > 1));
alter table appointments.booking add meeting uuid;
create index booking_by_meeting on appointments.booking (association, meeting) where meeting is not null;
create index booking_shared on appointments.booking (association, motive, day) where meeting is not null and state in ('booked', 'arrived');
