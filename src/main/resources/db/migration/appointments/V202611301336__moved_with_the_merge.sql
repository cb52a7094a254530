call people.note_moved('appointments.booking.person', 'appointments.booking', 'select unnest(merges), id from appointments.booking');
alter table appointments.booking drop column merges;
