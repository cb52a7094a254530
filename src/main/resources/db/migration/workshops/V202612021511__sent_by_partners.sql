-- Which partner enrolled somebody: it sees that enrolment and no other. "reference": its own number for the person, never a name; forgotten with how they
-- are reached.
create table workshops.sent_by_partner (
    enrolment   uuid primary key,
    association uuid not null,
    partner     uuid not null,
    sent_by     uuid not null,
    reference   text not null default '' check (length(reference) <= 40),
    foreign key (association, enrolment) references workshops.enrolment (association, id)
);
create index sent_by_partner_of on workshops.sent_by_partner (association, partner);
alter table workshops.sent_by_partner enable row level security;
alter table workshops.sent_by_partner force row level security;
create policy own on workshops.sent_by_partner using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update on workshops.sent_by_partner to ${app};
