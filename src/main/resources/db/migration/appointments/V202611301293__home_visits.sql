-- A motive for which the mediator goes to the person's home. The address is sealed with the contact ("said"); "travel_minutes" is the way there.
alter table appointments.motive add at_home boolean not null default false;
alter table appointments.motive add constraint home_by_team check (not (at_home and by_public));
alter table appointments.booking add travel_minutes int not null default 0 check (travel_minutes between 0 and 240);
