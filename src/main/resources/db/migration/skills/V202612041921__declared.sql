-- Word of a person some months after they were last seen, on that day: declared, and never counted with what was seen. Said again it is corrected.
create table skills.declared (
    association uuid not null,
    learner     uuid not null,
    seen_on     date not null,
    alone       boolean not null,
    noted_on    date not null,
    noted_by    uuid not null,
    primary key (association, learner, seen_on),
    foreign key (association, learner) references skills.learner (association, id) on delete cascade
);
create index declared_by_day on skills.declared (association, noted_on);
alter table skills.declared enable row level security;
alter table skills.declared force row level security;
create policy own on skills.declared using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update on skills.declared to ${app};
