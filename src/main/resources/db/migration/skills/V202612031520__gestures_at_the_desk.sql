-- How a gesture was done during a visit, as noted at the desk: of nobody, and without who noted it. A visit that is joined to a card takes it to the
-- card's path.
create table skills.visit_gesture (
    association     uuid not null,
    visit           uuid not null,
    gesture         text not null,
    gesture_version int not null,
    level           smallint not null check (level between 0 and 2),
    seen_at         timestamptz not null,
    primary key (association, visit, gesture),
    foreign key (association, visit) references visits.visit (association, id),
    foreign key (gesture, gesture_version) references skills.gesture
);
alter table skills.visit_gesture enable row level security;
alter table skills.visit_gesture force row level security;
create policy own on skills.visit_gesture using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on skills.visit_gesture to ${app};
